import * as z from 'zod'
import { Attachment } from '../../../src-shared/attachments/attachment'
import { findingOf, missingPages, scanStates, type ScanContext } from '../../../src-shared/meetings/scanned-pages'
import { sheetId, readSheetCode } from '../../../src-shared/meetings/sheet-code'
import { defineQuery } from '../command'
import { namesFrom } from '../names'
import type { Reader } from '../reader'
import { attachmentsOf } from '../attachments/queries'
import { meetingOf } from './queries'

/**
 * How the scans beside a record stand to it: which page each is, whether the record was corrected since, and which pages are
 * not there yet. Worked out whenever it is asked, because a correction comes after the scan.
 */
export const meetingScans = defineQuery({
  name: 'meetings.scans',
  title: '核对扫描件',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: z.object({
    rows: z.array(z.object({ id: Attachment.shape.id, state: z.enum(scanStates), words: z.string() })),
    /** Which pages are missing, where some are there. */
    missing: z.string().nullable(),
  }),
  async run(reader, { id }) {
    const meeting = await meetingOf(reader, id)
    const files = (await attachmentsOf(reader, { meeting: id })).filter(({ codes }) => codes)
    const codes = files.flatMap(file => file.codes ?? [])
    const context = { record: meeting, nameOf: await othersNamed(reader, id, codes) }
    return {
      rows: files.map(file => ({ id: file.id, ...findingOf(file.codes ?? [], context) })),
      missing: missingPages(codes, context),
    }
  },
})

/** What the other records are called that codes name. */
async function othersNamed(reader: Reader, own: string, codes: readonly string[]): Promise<ScanContext['nameOf']> {
  const named = new Set(codes.map(code => readSheetCode(code)?.meeting))
  named.delete(sheetId(own))
  if (!named.size) return new Map()
  const names = namesFrom(reader)
  const others = (await reader.all('meetings')).filter(({ id }) => named.has(sheetId(id)))
  return new Map(
    await Promise.all(others.map(async ({ id }) => [sheetId(id), await names.of('meetings', id)] as const)),
  )
}
