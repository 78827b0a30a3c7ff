import * as z from 'zod'
import { checkPack } from '../../../src-shared/points/check-pack'
import { notTakenBack } from '../../../src-shared/points/reversal'
import { KeptPack } from '../../../src-shared/points/kept-pack'
import { packLibrary, packOn, PointsPack } from '../../../src-shared/points/pack'
import { frameFits } from '../../../src-shared/points/pack-frame'
import { packTitle } from '../../../src-shared/points/pack-title'
import { packDifference } from '../../../src-shared/points/pack-difference'
import { packText } from '../../../src-shared/points/pack-text'
import { encodeUtf8 } from '../../../src-shared/bundle/utf8'
import { monthsOf, printPeriod } from '../../../src-shared/period'
import { printDate } from '../../../src-shared/plain-date'
import { done, problem, refused, type Outcome, type Problem } from '../../../src-shared/problem'
import { canonicalJson } from '../../../src-shared/records/canonical'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import { packFiles, readSignedPack } from '../signed-pack'
import type { Tx } from '../transaction'
import { refuseUnknownMeeting } from './known-meeting'
import { packKnown, packUnknown } from './pack-named'
import { packsOf } from './packs-in-force'

const id = KeptPack.shape.id.meta({ label: '积分办法' })
const errorsOf = (found: readonly Problem[]) => found.filter(({ severity }) => severity === 'error')

/** Keeps a draft of a pack; the same one again is changed. What was adopted or ships stays as it is. */
export const savePackDraft = defineCommand({
  name: 'points.saveDraft',
  title: '保存积分办法草案',
  input: z.object({ pack: PointsPack }),
  output: z.object({ id }),
  async run(tx, { pack }) {
    const found = checkPack(pack)
    if (errorsOf(found).length) return tx.refuse(...errorsOf(found))
    tx.warn(...found)
    const known = await tx.get('pointsPacks', pack.id)
    const isFixed = known?.state === 'adopted' || known?.origin === 'street'
    if (isFixed || packLibrary.some(one => one.id === pack.id)) tx.refuse(fixed(pack.id))
    await tx.put('pointsPacks', draftOf(pack, 'own'))
    return { id: pack.id }
  },
})

/** Takes a draft away that is not wanted. */
export const dropPackDraft = defineCommand({
  name: 'points.dropDraft',
  title: '删除积分办法草案',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: which, reason }) {
    const known = await tx.get('pointsPacks', which)
    if (!known) return tx.refuse(packUnknown)
    if (known.state === 'adopted') tx.refuse(fixed(which))
    await tx.remove('pointsPacks', [which])
    return { id: which, reason }
  },
})

/** Reads a pack from a file as a draft: signed by the office above, or by nobody, which it says. */
export const readPack = defineCommand({
  name: 'points.readPack',
  title: '读入积分办法',
  input: packFiles,
  output: z.object({ id, name: KeptPack.shape.name, origin: KeptPack.shape.origin, signer: z.string().nullable() }),
  prepare: (outside, given) => readSignedPack(outside, { schema: PointsPack, word: '积分办法' }, given),
  async run(tx, { pack, signer }) {
    const found = checkPack(pack)
    if (errorsOf(found).length) return tx.refuse(...errorsOf(found))
    tx.warn(...found)
    const known = await tx.get('pointsPacks', pack.id)
    const same = (other: PointsPack | undefined) => other && canonicalJson(other) === canonicalJson(pack)
    if (known?.state === 'adopted') tx.refuse(same(known.pack) ? knownPack(pack) : otherContent(pack))
    const shipped = packLibrary.find(one => one.id === pack.id)
    if ((known && !same(known.pack)) || (shipped && !same(shipped))) tx.refuse(otherContent(pack))
    const origin = signer === null ? (known?.origin ?? 'file') : 'street'
    await tx.put('pointsPacks', draftOf(pack, origin, signer ?? known?.signer))
    return { id: pack.id, name: pack.name, origin, signer }
  },
})

/** Adopts a draft or a pack that ships, from the first day of a month on. */
export const adoptPack = defineCommand({
  name: 'points.adoptPack',
  title: '起用积分办法',
  final:
    '起用的办法不能撤销，也不能改：以后登记的积分都按它计。起用错了的，在起用日期以前重新起用正确的一版，起用日期相同。',
  input: z.object({
    id,
    from: KeptPack.shape.from.optional(),
    resolution: z.string().trim().optional().meta({ label: '决议' }),
    meeting: KeptPack.shape.meeting,
  }),
  output: z.object({ id, name: KeptPack.shape.name, version: PointsPack.shape.version, from: KeptPack.shape.from }),
  async run(tx, { id: which, resolution, meeting, ...asked }) {
    const { pack, kept: known } = (await packKnown(tx, which)) ?? tx.refuse(packUnknown)
    if (known?.state === 'adopted') tx.refuse(knownPack(pack))
    const from = asked.from ?? pack.from
    const wrong = errorsOf(checkPack({ ...pack, from }))
    const found = wrong.length ? [...wrong] : [...(await checkBeginning(tx, { ...pack, from }))]
    const now = packOn(await packsOf(tx), from, pack.ledger)
    if (now && now.id !== which && !packDifference({ ...now, name: pack.name, from }, { ...pack, from }).length)
      found.push(problem('pack-same', '这一版与现行的没有不同，不用起用。要改的，先在这一版里改。'))
    if (!resolution && !meeting)
      found.push(
        problem('resolution-missing', '请写明是哪次会议、怎样决定的，如“9月10日支部党员大会讨论通过”。', {
          field: '决议',
          path: ['resolution'],
        }),
      )
    if (found.length) tx.refuse(...found)
    await refuseUnknownMeeting(tx, meeting)
    await tx.put('pointsPacks', {
      ...draftOf(pack, known?.origin ?? 'shipped', known?.signer),
      ...{ state: 'adopted', from, adoptedOn: tx.today },
      order: (await tx.all('pointsPacks', { state: 'adopted' })).length + 1,
      ...(resolution && { resolution }),
      ...(meeting && { meeting }),
    })
    return { id: which, name: pack.name, version: pack.version, from }
  },
})

/** Writes a pack into a file: for another office, or for the office above to sign. */
export const savePackFile = defineCommand({
  name: 'points.savePackFile',
  title: '另存积分办法',
  recorded: true,
  final: '文件已经写出，不能撤销。不要了的，删除那个文件即可。',
  input: z.object({ id, to: z.string().meta({ label: '保存为' }) }),
  output: z.object({ id, file: z.string(), size: z.number().int() }),
  async prepare(outside, { id: which, to }): Promise<Outcome<{ id: string; file: string; size: number }>> {
    const found = await packKnown(outside.reader, which)
    if (!found) return refused(packUnknown)
    const saved = await outside.main['file.save']({ token: to, bytes: encodeUtf8(packText(found.pack)) })
    return saved.ok ? done({ id: which, ...saved.value }) : saved
  },
  run: async (_tx, written) => written,
  kept: ({ file: _, ...output }) => output,
})

const draftOf = (pack: PointsPack, origin: KeptPack['origin'], signer?: string): KeptPack => ({
  ...{ id: pack.id, pack, name: pack.name, state: 'draft', origin, from: pack.from },
  ...(signer && { signer }),
})

/** Why a pack cannot begin on its day: nothing entered, and no cycle that runs, may change under it (decision 56). */
async function checkBeginning(tx: Tx, pack: PointsPack): Promise<Problem[]> {
  const where = { field: '起用日期', path: ['from'] }
  const packs = await packsOf(tx)
  const table = pack.ledger === 'dual' ? 'dualEntries' : 'points'
  const later = notTakenBack(await tx.between<'points' | 'dualEntries'>(table, 'date', pack.from, '9999'))
  if (later.length)
    return [
      problem(
        'pack-entries',
        `${printDate(pack.from)}以后已有按原办法登记的积分${later.length}条，不能改按新办法计。请从下一个月的1日起用。`,
        where,
      ),
    ]
  const closed = (await tx.all('closings')).map(({ period }) => monthsOf(period).slice(-1)[0]!).sort()
  const last = closed[closed.length - 1]
  if (pack.ledger === 'members' && last !== undefined && pack.from.slice(0, 7) <= last)
    return [
      problem(
        'pack-closed',
        `${printPeriod(last)}积分已经结账，不能从${printDate(pack.from)}起改按新办法计。请从没有结账的月份起用。`,
        where,
      ),
    ]
  if (frameFits(packs, pack)) return []
  return [
    problem(
      'pack-mid-cycle',
      `基础分、最高分、板块或计分周期与现行办法不同，要从新的周期开始时起用，如1月1日；还没有登记积分的，可从${pack.from.slice(0, 4)}年1月1日起用。只改积分项目的，可以从任何一个月起用。`,
      where,
    ),
  ]
}

const fixed = (which: string) =>
  problem('pack-fixed', `${which}已经起用、由上级签名或者随程序提供，不能改动。请在它的基础上另拟一版。`)
const knownPack = (pack: PointsPack) =>
  problem('pack-adopted', `“${packTitle(pack)}”已经起用过。要再用的，在它的基础上另拟一版。`)
const otherContent = ({ id: which }: PointsPack) =>
  problem(
    'pack-other-content',
    `本单位已有编号${which}的办法，内容不同，没有读入。请对方换一个版次；是自己的草案的，先删除再读入。`,
  )
