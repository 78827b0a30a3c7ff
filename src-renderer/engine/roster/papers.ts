import * as z from 'zod'
import { wholeDate } from '../../../src-shared/plain-date'
import { Refusal } from '../../../src-shared/problem'
import { spanOn } from '../../../src-shared/roster/floating'
import { floatingSheet } from '../../../src-shared/roster/paper/floating-sheet'
import { ListSheet, type PaperContext } from '../../../src-shared/roster/paper/list-sheet'
import { MemberCardSheet, memberCardSheet } from '../../../src-shared/roster/paper/member-card-sheet'
import { memberRosterSheet, publicRosterSheet, type ListedMember } from '../../../src-shared/roster/paper/roster-sheets'
import { structureSheet } from '../../../src-shared/roster/paper/structure-sheet'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { standingOn } from '../../../src-shared/roster/standing'
import { paperContext, printedBy, type PrintedBy } from '../office/queries'
import { photoOf } from '../attachments/queries'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { memberHistory } from './member-lines'
import { memberUnknown } from './queries'
import { maskedAndShown } from '../showing'
import { readStandings } from './standing'
import { peopleOf, type PeopleInput } from './paper-people'
import { structureOf } from './structure'

const branch = z.string().optional().meta({ label: '党组织' })
const asOf = wholeDate.optional().meta({ label: '截至日期' })

const members = z.array(z.string()).min(1).optional().meta({ label: '只列这些党员' })

/** A list of some says so: nobody should take it for the whole. */
const saysWhom = (sheet: ListSheet, { members }: { members?: string[] | undefined }): ListSheet =>
  members ? { ...sheet, notes: [...sheet.notes, `本表只列选出的${sheet.rows.length}人，不是全部。`] } : sheet

const unitOf = ({ id }: { id?: string | undefined }) =>
  id && id !== 'all' ? { table: 'organisations' as const, ids: [id] } : null

/** The people of a paper with what it says of the office. */
async function listOf(
  reader: Reader,
  input: PeopleInput,
  on: PrintedBy,
): Promise<{ people: ListedMember[]; context: PaperContext }> {
  const { people, unit, day } = await peopleOf(reader, input, on.today)
  return { people, context: await paperContext(reader, unit, day, on) }
}

/** The roster for the office itself, printed in the order of party lists. */
export const { masked: rosterSheet, shown: showRosterSheet } = maskedAndShown({
  ...{ query: 'roster.sheet', command: 'roster.showSheet', title: '打印党员名册' },
  input: z.object({ id: branch, asOf, members }),
  output: ListSheet,
  whose: input => (input.members ? { table: 'members', ids: input.members } : unitOf(input)),
  async answer(reader, input, showing) {
    const { people, context } = await listOf(reader, input, showing)
    return saysWhom(memberRosterSheet(people, context, showing), input)
  },
})

/** The roster for the wall. */
export const rosterPublicSheet = defineQuery({
  name: 'roster.publicSheet',
  title: '打印公示用名册',
  input: z.object({ id: branch, asOf, members }),
  output: ListSheet,
  async run(reader, input, outside) {
    const { people, context } = await listOf(reader, input, printedBy(outside))
    return saysWhom(publicRosterSheet(people, context), input)
  },
})

/** Who lives away on a day. */
export const { masked: rosterFloatingSheet, shown: showFloatingSheet } = maskedAndShown({
  ...{ query: 'roster.floatingSheet', command: 'roster.showFloatingSheet', title: '打印流出党员信息汇总表' },
  input: z.object({ id: branch, asOf }),
  output: ListSheet,
  whose: unitOf,
  async answer(reader, input, showing) {
    const { people, context } = await listOf(reader, input, showing)
    const floatings = await reader.all('floatings')
    const gone = people.flatMap(listed => {
      const away = spanOn(
        floatings.filter(({ member }) => member === listed.member.id),
        context.asOf,
      )
      return away ? [{ ...listed, away }] : []
    })
    return floatingSheet(gone, context, showing)
  },
})

/** The make-up of the membership as a table. */
export const rosterStructureSheet = defineQuery({
  name: 'roster.structureSheet',
  title: '打印党员队伍结构表',
  input: z.object({ asOf }),
  output: ListSheet,
  async run(reader, input, outside) {
    const structure = await structureOf(reader, input.asOf ?? outside.today())
    return structureSheet(structure, await paperContext(reader, '', structure.asOf, printedBy(outside)))
  },
})

/**
 * One member's card; identity number and telephone masked unless asked for. Posts have a part of their own, and what halts
 * a vote stays off it.
 */
export const { masked: rosterCard, shown: showCard } = maskedAndShown({
  ...{ query: 'roster.card', command: 'roster.showCard', title: '打印党员卡片' },
  input: z.object({ id: z.string().meta({ label: '党员' }) }),
  output: MemberCardSheet,
  whose: ({ id }) => ({ table: 'members', ids: [id] }),
  beside: (outside, { id }) => photoOf(outside, id),
  async answer(reader, { id }, { today: day, operator, reveal, beside: photo }) {
    const member = await reader.get('members', id)
    if (!member) throw new Refusal([memberUnknown])
    const spans = await reader.all('memberships', { member: id })
    const named = new Map((await reader.all('organisations')).map(unit => [unit.id, unit.name]))
    const nameOf = (unit: string) => named.get(unit) ?? ''
    const standings = await readStandings(reader, id)
    const [here] = rosterOn(day, [member], spans)
    const [office] = await reader.all('offices')
    return memberCardSheet(member, {
      branch: here ? nameOf(here.organisation) : '',
      office: office?.name ?? '',
      standing: standingOn(day, standings),
      history: memberHistory(member, { spans, standings: { ...standings, votingHalts: [] }, posts: [], named }),
      posts: await reader.all('posts', { member: id }),
      nameOf,
      revision: member.revision,
      day,
      operator,
      reveal,
      photo,
    })
  },
})
