import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paragraph, RecordRow } from '../../../../src-renderer/print/meetings/record-rows'
import { setRecord, unsetRows, type MeasuredRow, type SetRow } from '../../../../src-renderer/print/meetings/set-record'

const line = 20
const frame = 10
const room = { first: 400, rest: 500 }

function row(label: string, paragraphs: Paragraph[], changes: Partial<RecordRow> = {}): RecordRow {
  return { kind: 'text', cells: [{ label, paragraphs }], flows: false, staysWithPrevious: false, ...changes }
}

/** Each paragraph's text says how many lines it takes. */
function measure({ cells, kind }: RecordRow): MeasuredRow {
  const paragraphs = cells.map(cell =>
    cell.paragraphs.map(({ text }) => ({
      lines: Array.from({ length: Number(text) }, (_, i) => `${text}.${i}`),
      height: Number(text) * line,
    })),
  )
  const highest = Math.max(0, ...paragraphs.map(cell => cell.reduce((sum, { height }) => sum + height, 0)))
  return { height: kind === 'signature' ? 120 : highest + frame, frame, least: 2 * line, cells: paragraphs }
}

const minutes = (...lines: number[]): Paragraph[] => lines.map(n => ({ style: 'minutes', text: String(n) }))
const heading: Paragraph = { style: 'heading', text: '1' }
const attachments = row('附件', [{ style: 'plain', text: '1' }], { staysWithPrevious: true })
const signature: RecordRow = { kind: 'signature', cells: [], flows: false, staysWithPrevious: true }
const set = (rows: RecordRow[]) => setRecord(rows, rows.map(measure), room)
const linesOn = (page: SetRow[], label: string) =>
  page.flatMap(({ cells }) => cells.filter(cell => cell.label === label).flatMap(({ lines }) => lines))

const content = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 20 })
  .map(parts => parts.flatMap(([headed, n]) => [...(headed ? [heading] : []), ...minutes(n)]))
const head = row('议题', minutes(3))

describe('a record over its pages (domain §2.7, §8 traps)', () => {
  test('every line is printed once, in order', () => {
    fc.assert(
      fc.property(content, paragraphs => {
        const rows = [head, row('会议内容', paragraphs, { flows: true }), attachments, signature]
        const printed = set(rows).flatMap(page => linesOn(page, '会议内容').map(({ text }) => text))
        expect(printed).toEqual(
          paragraphs.flatMap(({ text }) => measure(row('', minutes(Number(text)))).cells[0]![0]!.lines),
        )
      }),
    )
  })
  test('no page ends with a heading, with one line of a paragraph, or begins with its last', () => {
    fc.assert(
      fc.property(content, paragraphs => {
        const pages = set([head, row('会议内容', paragraphs, { flows: true }), attachments, signature])
        pages.slice(0, -1).forEach((page, i) => {
          const last = linesOn(page, '会议内容').pop()
          const next = linesOn(pages[i + 1]!, '会议内容')[0]
          if (!last || !next) return
          expect(last.style).not.toBe('heading')
          expect(last.opens && !last.closes).toBe(false)
          expect(next.closes && !next.opens).toBe(false)
        })
      }),
    )
  })
  test('the signature stands with at least two lines of what is signed', () => {
    fc.assert(
      fc.property(content, paragraphs => {
        const last = set([head, row('会议内容', paragraphs, { flows: true }), attachments, signature]).pop()!
        expect(last.map(({ row }) => row.kind)).toContain('signature')
        const total = paragraphs.reduce((sum, { text }) => sum + Number(text), 0)
        expect(linesOn(last, '会议内容').length).toBeGreaterThanOrEqual(Math.min(2, total))
        expect(linesOn(last, '附件')).toHaveLength(1)
      }),
    )
  })
  test('a last paragraph of one line does not go on to the signature alone', () => {
    for (let lines = 2; lines < 60; lines++) {
      const short = minutes(...Array.from({ length: lines }, () => 1))
      const last = set([head, row('会议内容', short, { flows: true }), attachments, signature]).pop()!
      expect(linesOn(last, '会议内容').length, `${lines} lines`).toBeGreaterThanOrEqual(2)
    }
  })
  test('a row that does not flow moves on whole', () => {
    const pages = set([
      head,
      row('会议内容', minutes(13), { flows: true }),
      row('表决情况', minutes(4)),
      attachments,
      signature,
    ])
    expect(pages.map(page => linesOn(page, '表决情况').length)).toEqual([0, 4])
  })
  test('a row higher than a page is cut between lines all the same', () => {
    const pages = set([head, row('议题', minutes(40)), signature])
    expect(pages.flatMap(page => linesOn(page, '议题')).length).toBe(43)
    expect(pages.length).toBeGreaterThan(1)
  })
  test('a last row that leaves no room for the signature is cut rather than parted from it', () => {
    const pages = set([head, row('会议决定', minutes(24)), attachments, signature])
    expect(linesOn(pages[pages.length - 1]!, '会议决定').length).toBeGreaterThanOrEqual(2)
  })
  test('two cells side by side stay together', () => {
    const pair: RecordRow = {
      ...row('', []),
      cells: [
        { label: '地点', paragraphs: minutes(2) },
        { label: '列席', paragraphs: minutes(3) },
      ],
    }
    const [page] = set([head, pair, signature])
    expect(linesOn(page!, '地点')).toHaveLength(2)
    expect(linesOn(page!, '列席')).toHaveLength(3)
  })
  test('before they are measured, paragraphs stand whole with their names', () => {
    const names: Paragraph = { style: 'names', text: '甲　乙', units: ['甲', '乙'] }
    expect(unsetRows([row('参会人员', [names])])[0]!.cells[0]!.lines).toEqual([{ ...names, opens: true, closes: true }])
  })
})
