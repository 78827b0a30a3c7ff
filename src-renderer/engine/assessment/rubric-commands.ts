import * as z from 'zod'
import { checkRubric } from '../../../src-shared/assessment/check-rubric'
import { KeptRubric } from '../../../src-shared/assessment/kept-rubric'
import { Rubric } from '../../../src-shared/assessment/rubric'
import { rubricDifference } from '../../../src-shared/assessment/rubric-difference'
import { shippedRubrics } from '../../../src-shared/assessment/shipped-rubrics'
import { packOrigins, packStates } from '../../../src-shared/points/kept-pack'
import { problem, Refusal } from '../../../src-shared/problem'
import { canonicalJson } from '../../../src-shared/records/canonical'
import { choice } from '../../../src-shared/records/field'
import { defineCommand, defineQuery } from '../command'
import type { Reader } from '../reader'
import { removalReason } from '../removal'
import { packFiles, readSignedPack } from '../signed-pack'
import type { Tx } from '../transaction'
import { knownRubrics, rubricUnknown, usualRubric } from './rubrics'

const id = KeptRubric.shape.id.meta({ label: '自评办法' })
const { origin, document, adoptedOn, name } = KeptRubric.shape
/** Reads a rubric from a file as a draft: signed by the office above, or by nobody, which it says. */
export const readRubric = defineCommand({
  name: 'assessment.readRubric',
  title: '读入自评办法',
  input: packFiles,
  output: z.object({ id, name, origin, signer: z.string().nullable() }),
  prepare: (outside, files) => readSignedPack(outside, { schema: Rubric, word: '自评办法' }, files),
  async run(tx, { pack: rubric, signer }) {
    refuseWrong(tx, rubric)
    const known = await tx.get('rubrics', rubric.id)
    const shipped = shippedRubrics().find(one => one.id === rubric.id)
    const isOther = (other: Rubric | undefined) => other !== undefined && canonicalJson(other) !== canonicalJson(rubric)
    if (isOther(known?.rubric) || isOther(shipped))
      tx.refuse(
        problem('rubric-other-content', `本单位已有编号${rubric.id}的办法，内容不同，没有读入。请对方换一个编号。`),
      )
    if (known?.state === 'adopted') tx.refuse(problem('rubric-adopted', `“${rubric.name}”已经起用，不用再读入。`))
    const from = signer === null ? (known?.origin ?? 'file') : 'street'
    await tx.put('rubrics', draftOf(rubric, from, signer ?? known?.signer))
    return { id: rubric.id, name: rubric.name, origin: from, signer }
  },
})

/** Keeps a draft of a rubric of one's own; the same one again is changed. What was adopted, signed or ships stays as it is. */
export const saveRubric = defineCommand({
  name: 'assessment.saveRubric',
  title: '保存自评办法草案',
  input: z.object({ rubric: Rubric }),
  output: z.object({ id }),
  async run(tx, { rubric }) {
    refuseWrong(tx, rubric)
    const known = await tx.get('rubrics', rubric.id)
    if (known?.state === 'adopted' || known?.origin === 'street' || shippedRubrics().some(one => one.id === rubric.id))
      tx.refuse(
        problem('rubric-fixed', `${rubric.id}已经起用、由上级签名或者随程序提供，不能改动。请换一个编号另拟一版。`),
      )
    await tx.put('rubrics', draftOf(rubric, 'own'))
    return { id: rubric.id }
  },
})

/** From now on assessments begin by it; those that were begun keep theirs. */
export const adoptRubric = defineCommand({
  name: 'assessment.adoptRubric',
  title: '起用自评办法',
  input: z.object({ id, document: document.unwrap().trim().min(1, { error: '请填写依据的文号或会议' }) }),
  output: z.object({ id }),
  async run(tx, { id: which, document: paper }) {
    const found = (await knownRubrics(tx)).find(({ rubric }) => rubric.id === which)
    if (!found) return tx.refuse(rubricUnknown)
    const { rubric, kept } = found
    await tx.put('rubrics', {
      ...draftOf(rubric, kept?.origin ?? 'shipped', kept?.signer),
      ...{ state: 'adopted', adoptedOn: tx.today, document: paper },
    })
    return { id: which }
  },
})

/** Takes a draft away that is not wanted. */
export const dropRubric = defineCommand({
  name: 'assessment.dropRubric',
  title: '删除自评办法草案',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: which, reason }) {
    const known = await tx.get('rubrics', which)
    if (!known) return tx.refuse(rubricUnknown)
    if (known.state === 'adopted')
      tx.refuse(problem('rubric-fixed', '起用过的办法不能删除，不用的，起用别的一版即可。'))
    await tx.remove('rubrics', [which])
    return { id: which, reason }
  },
})

function refuseWrong(tx: Tx, rubric: Rubric): void {
  const found = checkRubric(rubric)
  const wrong = found.filter(({ severity }) => severity === 'error')
  const at = (path: (string | number)[] = []) => ['rubric', ...path]
  if (wrong.length) tx.refuse(...wrong.map(one => ({ ...one, path: at(one.path) })))
  tx.warn(...found)
}

const draftOf = (rubric: Rubric, from: KeptRubric['origin'], signer?: string): KeptRubric => ({
  ...{ id: rubric.id, rubric, name: rubric.name, state: 'draft', origin: from },
  ...(signer && { signer }),
})

const Line = z.object({
  id,
  title: z.string(),
  source: z.string(),
  state: z.enum(['draft', 'adopted', 'shipped']),
  stateWord: z.string(),
  origin: choice(packOrigins),
  originWord: z.string(),
  signer: z.string().nullable(),
  adoptedOn: adoptedOn.unwrap().nullable(),
  document: z.string().nullable(),
  /** Whether an assessment may begin by it, and whether it does where nobody says otherwise. */
  usable: z.boolean(),
  usual: z.boolean(),
})

async function linesOf(reader: Reader): Promise<z.output<typeof Line>[]> {
  const usual = (await usualRubric(reader)).id
  return (await knownRubrics(reader)).map(({ rubric, kept }) => ({
    ...{ id: rubric.id, title: `${rubric.name} 第${rubric.version}版`, source: rubric.source },
    state: kept?.state ?? ('shipped' as const),
    stateWord: kept ? packStates[kept.state] : '可以起用',
    origin: kept?.origin ?? ('shipped' as const),
    originWord: packOrigins[kept?.origin ?? 'shipped'],
    ...{ signer: kept?.signer ?? null, adoptedOn: kept?.adoptedOn ?? null, document: kept?.document ?? null },
    ...{ usable: kept?.state !== 'draft', usual: rubric.id === usual },
  }))
}

/** Every rubric: in use, drafts, and those that ship. */
export const listRubrics = defineQuery({
  name: 'assessment.rubrics',
  title: '自评办法',
  input: z.object({}),
  output: z.object({ rows: z.array(Line) }),
  run: async reader => ({ rows: await linesOf(reader) }),
})

/** One rubric whole, with what is wrong with it, if anything. */
export const oneRubric = defineQuery({
  name: 'assessment.rubric',
  title: '一份自评办法',
  input: z.object({ id }),
  output: z.object({ rubric: Rubric, line: Line }),
  async run(reader, { id: which }) {
    const line = (await linesOf(reader)).find(one => one.id === which)
    return { rubric: await anyRubric(reader, which), line: line! }
  },
})

/** What one rubric says otherwise than another, line by line. */
export const compareRubrics = defineQuery({
  name: 'assessment.rubricDifference',
  title: '两份自评办法的不同',
  input: z.object({ before: id.meta({ label: '原来的' }), after: id.meta({ label: '后来的' }) }),
  output: z.object({ lines: z.array(z.string()) }),
  run: async (reader, { before, after }) => ({
    lines: rubricDifference(await anyRubric(reader, before), await anyRubric(reader, after)),
  }),
})

async function anyRubric(reader: Reader, which: string): Promise<Rubric> {
  const found = (await knownRubrics(reader)).find(({ rubric }) => rubric.id === which)
  if (!found) throw new Refusal([rubricUnknown])
  return found.rubric
}
