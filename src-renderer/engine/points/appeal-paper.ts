import * as z from 'zod'
import { calendarPeriod } from '../../../src-shared/period'
import { printDate } from '../../../src-shared/plain-date'
import { FormSheet } from '../../../src-shared/form-sheet'
import { appealSheet } from '../../../src-shared/points/appeal-sheet'
import { itemOn } from '../../../src-shared/points/pack'
import { printDelta } from '../../../src-shared/points/print-points'
import { meetingKinds } from '../../../src-shared/meetings/kinds'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { defineQuery } from '../command'
import { printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { packsOf } from './packs-in-force'

/**
 * The form of an objection or appeal: as far as the books have it where `id` is one of them; else blank, with the branch whose
 * id it is, or with the member, period and entry that are said.
 */
export const pointsAppealSheet = defineQuery({
  name: 'points.appealSheet',
  title: '打印积分异议登记表',
  input: z.object({
    id: z.string().default('blank').meta({ label: '异议，或者党支部' }),
    member: z.string().optional().meta({ label: '党员' }),
    period: calendarPeriod.optional(),
    entry: z.string().optional().meta({ label: '积分记录' }),
  }),
  output: FormSheet,
  async run(reader, input, outside) {
    const { today: printedOn, operator } = printedBy(outside)
    const appeal = await reader.get('appeals', input.id)
    const member = appeal?.member ?? input.member
    const person = member === undefined ? undefined : await reader.get('members', member)
    const spans = person ? await reader.all('memberships', { member: person.id }) : []
    const [here] = person ? rosterOn(printedOn, [person], spans) : []
    const unit = await reader.get('organisations', appeal?.branch ?? here?.organisation ?? input.id)
    return appealSheet(appeal ?? (input.period === undefined ? null : { period: input.period }), {
      ...{ unit: unit?.name ?? '', member: person?.name ?? '', printedOn, operator },
      entry: await entryWords(reader, appeal?.about ?? input.entry),
      meeting: await meetingWords(reader, appeal?.reply?.meeting),
    })
  },
})

async function entryWords(reader: Reader, id: string | undefined): Promise<string> {
  const entry = id === undefined ? undefined : await reader.get('points', id)
  if (!entry) return ''
  const item = itemOn(await packsOf(reader), entry.date, entry.rule)?.name ?? ''
  return `${printDate(entry.date)}　${entry.rule} ${entry.note || item}　${printDelta(entry.delta)}分`
}

async function meetingWords(reader: Reader, id: string | undefined): Promise<string> {
  const meeting = id === undefined ? undefined : await reader.get('meetings', id)
  return meeting ? `${printDate(meeting.date)}${meetingKinds[meeting.kind]}` : ''
}
