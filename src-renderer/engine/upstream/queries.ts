import * as z from 'zod'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { calendarPeriod, printPeriod } from '../../../src-shared/period'
import { printDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { isApplicable, notApplicable, printRate } from '../../../src-shared/upstream/figure'
import { details } from '../../../src-shared/upstream/report'
import { defineQuery } from '../command'
import { officeAt } from '../office/queries'
import type { Reader } from '../reader'
import { officeMissing } from '../write-bundle'
import { Cover, Figures, KeyCard, OfficeKey, SentReports } from './outputs'

/** This office, as it was called when an entry was written. */
export async function officeOf(reader: Reader, atEntry = Infinity) {
  const office = await officeAt(reader, atEntry)
  if (!office) throw new Refusal([officeMissing])
  return office
}

/** The period's figures as they stand now, each with both its numbers. */
export const upstreamFigures = defineQuery({
  name: 'upstream.figures',
  title: '报送数据',
  input: z.object({ period: calendarPeriod }),
  output: Figures,
  async run(reader, { period }, outside) {
    return { rows: await figuresOf(reader, period, outside.today()) }
  },
})

/** What was sent, the newest first. */
export const sentReports = defineQuery({
  name: 'upstream.reports',
  title: '已报送',
  input: z.object({ period: calendarPeriod.optional() }),
  output: SentReports,
  async run(reader, input) {
    const reports = await reader.all('reports', input.period ? { period: input.period } : {})
    const rows = reports
      .sort((a, b) => b.epoch - a.epoch || b.sequence - a.sequence)
      .map(({ id, period, sequence, edition, digest, cutoff, detail, file }) => {
        return {
          id,
          period,
          periodText: printPeriod(period),
          sequence,
          revision: edition,
          checkCode: checkCode(digest),
          cutoff,
          detail,
          file,
        }
      })
    return { rows }
  },
})

/** How this office's key stands; looking makes none. */
export const officeKey = defineQuery({
  name: 'upstream.key',
  title: '单位密钥',
  input: z.object({}),
  output: OfficeKey,
  async run(reader, _input, outside) {
    // What is done to a key is an entry and no row: reading the newest has a watcher asked again after it.
    await reader.journalEntries(1)
    if (!(await outside.main['keys.made']({})).made) return null
    const card = await outside.main['keys.card']({})
    if (!card.ok) throw new Refusal(card.problems)
    const { fingerprint, protection, carried } = card.value
    return { fingerprint, protection, carried }
  },
})

/** This office's key card. */
export const keyCard = defineQuery({
  name: 'upstream.card',
  title: '单位密钥卡',
  input: z.object({}),
  output: KeyCard,
  async run(reader, _input, outside) {
    const { name, code } = await officeOf(reader)
    const card = await outside.main['keys.card']({})
    if (!card.ok) throw new Refusal(card.problems)
    const { publicKey, fingerprint, protection } = card.value
    const qr = `qinlin-key:${code}:${publicKey.trim().split('\n').pop()}`
    return { office: { name, code }, publicKey, fingerprint, protection, printedOn: outside.today(), qr }
  },
})

/** The cover sheet that goes with a bundle. */
export const reportCover = defineQuery({
  name: 'upstream.cover',
  title: '报送封面',
  input: z.object({ id: z.string().meta({ label: '报送' }) }),
  output: Cover,
  async run(reader, { id }, outside) {
    const report = await reader.get('reports', id)
    if (!report) throw new Refusal([problem('report-unknown', '没有这份报送。请回到上报页重新选择。')])
    const { name, code } = await officeOf(reader, report.entry)
    const { period, sequence, edition, cutoff, digest, detail, figures, file, note = '' } = report
    const [superior] = await reader.all('superiors')
    return {
      office: { name, code },
      to: superior?.name ?? null,
      periodText: printPeriod(period),
      sequence,
      revision: edition,
      cutoffText: printDate(outside.dateOf(cutoff)),
      checkCode: checkCode(digest),
      file,
      detailText: details[detail],
      note,
      figures: figures.map(({ label, numerator, denominator }) => ({
        label,
        numerator,
        denominator,
        rate: isApplicable({ denominator }) ? printRate(numerator, denominator) : notApplicable,
      })),
      printedOn: outside.today(),
      operator: outside.operator,
    }
  },
})
