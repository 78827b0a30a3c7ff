import * as z from 'zod'
import { netChanges } from '../../../src-shared/journal/net-changes'
import { Meeting } from '../../../src-shared/meetings/meeting'
import { Printing, printedAs, PrintedRecords, printingId } from '../../../src-shared/meetings/printing'
import { contentOf } from '../../../src-shared/records/canonical'
import { choice } from '../../../src-shared/records/field'
import { fieldChanges } from '../../../src-shared/records/field-changes'
import { Bookkeeping, type Stored } from '../../../src-shared/records/row'
import { defineCommand, defineQuery } from '../command'
import { namesFrom } from '../names'
import type { Reader } from '../reader'
import { meetingUnknown } from './outputs'

const { of, on, operator, as } = Printing.shape
const { revision } = Bookkeeping.shape

/**
 * Notes that records went onto paper or into a PDF, each in the revision that stands on the sheet, so that a sheet printed
 * before a correction can be told (decision 50). The same again on the same day changes nothing.
 */
export const notePrinted = defineCommand({
  name: 'meetings.notePrinted',
  title: '打印会议记录',
  input: z.object({
    printed: PrintedRecords.min(1).meta({ label: '印出的记录' }),
    as: choice(printedAs).meta({ label: '方式' }),
  }),
  output: z.object({ noted: z.number().int() }),
  final: '纸已经印出来，不能撤销。记录写错了，更正以后再打印。',
  async run(tx, { printed, as }) {
    const states = await tx.states(
      'meetings',
      printed.map(({ meeting }) => meeting),
    )
    printed.forEach(({ revision }, i) => {
      if (!states[i] || revision > states[i].revision) tx.refuse(meetingUnknown)
    })
    const rows = printed.map(({ meeting, revision: of }): Printing => {
      return { id: printingId({ meeting, of }), meeting, of, on: tx.today, operator: tx.operator, as }
    })
    const before = await tx.states(
      'printings',
      rows.map(({ id }) => id),
    )
    const news = rows.filter((row, i) => !before[i] || contentOf(before[i]) !== contentOf(row))
    await tx.putAll('printings', news)
    return { noted: news.length }
  },
})

/** The newest printed revision of a record, and in what the record reads differently since; none where it was never printed. */
export const recordPrinted = defineQuery({
  name: 'meetings.printed',
  title: '会议记录的打印情况',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: z.object({
    revision,
    last: z.object({ of, on, operator, as }).nullable(),
    /** Labels of the fields that differ; empty where a correction was taken back since. */
    changed: z.array(z.string()),
  }),
  async run(reader, { id }) {
    const [now] = await reader.states('meetings', [id])
    const printings = await reader.all('printings', { meeting: id })
    const last = printings.reduce<Printing | null>((newest, one) => (newest && newest.of > one.of ? newest : one), null)
    if (!now || !last) return { revision: now?.revision ?? 0, last: null, changed: [] }
    const { of, on, operator, as } = last
    const then = await meetingAt(reader, now, of)
    const nameOf = namesFrom(reader).of as (table: string, id: string) => Promise<string>
    const changes = then ? await fieldChanges(Meeting, then, now, nameOf) : []
    return {
      revision: now.revision,
      last: { of, on, operator, as },
      changed: [
        ...new Set(changes.map(({ field }) => Meeting.shape[field as keyof typeof Meeting.shape].meta()!.label!)),
      ],
    }
  },
})

/** A record as it stood in an earlier revision; undefined where the journal does not go back so far. */
async function meetingAt(reader: Reader, now: Stored<Meeting>, revision: number): Promise<Stored<Meeting> | undefined> {
  let row: Stored<Meeting> | undefined = now
  while (row && row.revision > revision) {
    const entry = await reader.journalEntry(row.entry)
    const change = entry && netChanges(entry).find(({ table, id }) => table === 'meetings' && id === now.id)
    row = change?.before as Stored<Meeting> | undefined
  }
  return row
}
