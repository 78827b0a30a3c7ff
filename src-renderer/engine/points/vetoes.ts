import * as z from 'zod'
import { problem } from '../../../src-shared/problem'
import { askedYear } from '../../../src-shared/points/bounds'
import { isVetoIn, Veto } from '../../../src-shared/points/veto'
import { orNull } from '../../../src-shared/records/field'
import { defineCommand, defineQuery } from '../command'
import { removalReason } from '../removal'
import { memberUnknown } from '../roster/queries'
import { refuseUnknownMeeting } from './known-meeting'
import { packsOf } from './packs-in-force'

const { member, year, code, date, document, resolution, meeting, liftedOn, liftedWhy } = Veto.shape
const id = Veto.shape.id.meta({ label: '一票否决' })
const vetoUnknown = problem('veto-unknown', '没有这条认定，可能已经删除。请回到列表重新选择。')

/** Notes that an organisation decided what the rules veto: with the document and the resolution, never by the program. */
export const noteVeto = defineCommand({
  name: 'points.noteVeto',
  title: '登记一票否决认定',
  input: z.object({ member, year, code, date, document, resolution, meeting }),
  output: z.object({ id }),
  async run(tx, said) {
    if (!(await tx.get('members', said.member))) tx.refuse(memberUnknown)
    if (said.date > tx.today)
      tx.refuse(problem('date-future', '认定日期还没有到，请核对。', { field: '认定日期', path: ['date'] }))
    if (!isVetoIn(await packsOf(tx), said))
      tx.refuse(
        problem('veto-code-unknown', `${said.year}年的积分办法里没有这种一票否决情形，请重新选择。`, {
          field: '情形',
          path: ['code'],
        }),
      )
    await refuseUnknownMeeting(tx, said.meeting)
    const twice = (await tx.all('vetoes', { member: said.member })).some(
      row => row.year === said.year && row.code === said.code && row.liftedOn === undefined,
    )
    if (twice) tx.refuse(problem('veto-twice', '这名党员这一年已经登记过同一情形，不用再登记。', { path: ['code'] }))
    const row: Veto = { ...said, id: tx.newId() }
    await tx.put('vetoes', row)
    return { id: row.id }
  },
})

/** Notes that what was decided was taken back by the organisation that decided it. */
export const liftVeto = defineCommand({
  name: 'points.liftVeto',
  title: '撤销一票否决认定',
  input: z.object({
    id,
    on: liftedOn.unwrap(),
    why: z.string().trim().min(1, { error: '请写明撤销依据' }).meta({ label: '撤销依据' }),
  }),
  output: z.object({ id }),
  async run(tx, { id: known, on, why }) {
    const row = await tx.get('vetoes', known)
    if (!row) return tx.refuse(vetoUnknown)
    if (row.liftedOn !== undefined) tx.refuse(problem('lifted-already', '已经撤销过，不用再登记。'))
    if (on < row.date || on > tx.today)
      tx.refuse(problem('lift-date', '撤销日期应在认定以后、今天以前，请更正。', { field: '撤销日期', path: ['on'] }))
    await tx.put('vetoes', { ...row, liftedOn: on, liftedWhy: why })
    return { id: known }
  },
})

/** Removes what was noted by mistake. */
export const removeVeto = defineCommand({
  name: 'points.removeVeto',
  title: '删除一票否决认定',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason }) {
    if (!(await tx.get('vetoes', known))) tx.refuse(vetoUnknown)
    await tx.remove('vetoes', [known])
    return { id: known, reason }
  },
})

/** What was noted of a year or of a member. */
export const pointsVetoes = defineQuery({
  name: 'points.vetoes',
  title: '一票否决认定',
  input: z.object({ year: askedYear.optional().meta({ label: '年度' }), member: member.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, member, year, code, date, document, resolution },
        meeting: orNull(meeting),
        liftedOn: orNull(liftedOn),
        liftedWhy: orNull(liftedWhy),
        name: z.string(),
      }),
    ),
  }),
  async run(reader, asked) {
    const names = new Map((await reader.all('members')).map(one => [one.id, one.name]))
    const rows = (await reader.all('vetoes', asked.member ? { member: asked.member } : {}))
      .filter(row => asked.year === undefined || row.year === asked.year)
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))
    return {
      rows: rows.map(row => ({
        ...{ id: row.id, member: row.member, year: row.year, code: row.code, date: row.date },
        ...{ document: row.document, resolution: row.resolution },
        meeting: row.meeting ?? null,
        liftedOn: row.liftedOn ?? null,
        liftedWhy: row.liftedWhy ?? null,
        name: names.get(row.member) ?? '',
      })),
    }
  },
})
