import * as z from 'zod'
import { problemSchema } from '../../../src-shared/ipc-problem'
import { wholeDate } from '../../../src-shared/plain-date'
import { orNull } from '../../../src-shared/records/field'
import { maskPhone } from '../../../src-shared/roster/masks'
import { shortName } from '../../../src-shared/roster/organisation'
import { Procedure, StepTaken } from '../../../src-shared/roster/procedure'
import { procedurePacks } from '../../../src-shared/roster/procedure-packs'
import { begunOn, procedureState } from '../../../src-shared/roster/procedure-state'
import { defineQuery } from '../command'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'
import { communityName, unitsAt } from './queries'

const { id, kind, name, branch, sex, birth, phone, member, organisation, ended, reason } = Procedure.shape
const { step, date, months, note } = StepTaken.shape
const label = z.string()

const Row = z.object({
  ...{ id, kind, name, branch, branchName: z.string(), sex: orNull(sex), birth: orNull(birth), phone: orNull(phone) },
  ...{ member: orNull(member), organisation: orNull(organisation), ended: orNull(ended), reason: orNull(reason) },
  state: z.enum(['running', 'done', 'ended']),
  stage: z.string().nullable(),
  stageWord: z.string(),
  next: z.object({ step, label }).nullable(),
  due: z.array(
    z.object({
      ...{ step, label, date, state: z.enum(['waiting', 'ready', 'open', 'overdue']) },
      ...{ words: z.string(), source: z.string() },
    }),
  ),
  remarks: z.array(problemSchema),
  /** Every step of the pack in its order, taken or not. */
  steps: z.array(
    z.object({
      ...{ step, label, date: date.nullable(), months: orNull(months), note: orNull(note) },
      onlyIfSo: z.boolean(),
      extends: z.boolean(),
    }),
  ),
  /** What should be on the books by now and is not: the member, or the branch. */
  lacks: z.enum(['member', 'organisation']).nullable(),
})

/**
 * Who is on the way to joining and which branch on the way to being founded, on a day: where each stands and what is due.
 * None of them is a member, and none is counted among those on the roster.
 */
export const rosterProcedures = defineQuery({
  name: 'roster.procedures',
  title: '发展党员、成立党支部',
  input: z.object({ asOf: wholeDate.optional().meta({ label: '截至日期' }) }),
  output: z.object({ rows: z.array(Row), running: z.object({ development: z.number(), founding: z.number() }) }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const community = await communityName(reader)
    const units = new Map(
      (await unitsAt(reader, day)).map(({ id: unit, kind: of, name: full }) => [
        unit,
        of === 'branch' ? shortName(full, community) : full,
      ]),
    )
    const begun = (await reader.all('procedures')).filter(one => begunOn(one, day))
    const rows = begun
      .map(one => rowOf(one, units.get(one.branch) ?? '', day))
      .sort((a, b) => byNameStrokes(a.name, b.name))
    const running = (of: Procedure['kind']) => rows.filter(row => row.kind === of && row.state === 'running').length
    return { rows, running: { development: running('development'), founding: running('founding') } }
  },
})

function rowOf(one: Procedure, branchName: string, day: string): z.infer<typeof Row> {
  const pack = procedurePacks[one.kind]
  const { next, ...state } = procedureState(one, pack, day)
  const taken = new Map(one.steps.filter(({ date: on }) => on <= day).map(done => [done.step, done]))
  const over = state.state === 'ended'
  const reached = (mark: 'entersRoster' | 'entersTree') =>
    pack.steps.some(({ code, [mark]: is }) => is && taken.has(code))
  const lacks =
    !one.member && reached('entersRoster')
      ? 'member'
      : !one.organisation && reached('entersTree')
        ? 'organisation'
        : null
  return {
    ...{ id: one.id, kind: one.kind, name: one.name, branch: one.branch, branchName, sex: one.sex ?? null },
    ...{ birth: one.birth ?? null, phone: maskPhone(one.phone), member: one.member ?? null },
    ...{
      organisation: one.organisation ?? null,
      ended: over ? one.ended! : null,
      reason: over ? (one.reason ?? null) : null,
    },
    ...state,
    next: next && { step: next.code, label: next.label },
    steps: pack.steps.map(({ code, label: word, onlyIfSo, extension }) => {
      const done = taken.get(code)
      return {
        ...{
          step: code,
          label: word,
          date: done?.date ?? null,
          months: done?.months ?? null,
          note: done?.note ?? null,
        },
        ...{ onlyIfSo: Boolean(onlyIfSo), extends: Boolean(extension) },
      }
    }),
    lacks: over ? null : lacks,
  }
}
