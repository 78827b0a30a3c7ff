import { readSheetCode, sheetId, type SheetCode } from './sheet-code'

/** How a scanned file stands to its record. `none`: no code of a record was found in it. */
export const scanStates = ['current', 'earlier', 'later', 'other', 'none'] as const

export type ScanState = (typeof scanStates)[number]

export interface ScanFinding {
  state: ScanState
  words: string
}

/** The record that files lie beside, and what other records are called by their `sheetId`. */
export interface ScanContext {
  record: { id: string; revision: number }
  nameOf: ReadonlyMap<string, string>
}

const times = (revision: number) => `第${revision}次修订`

/**
 * What the codes of one file say of its place: of several pages in it one line each, the worst state for the whole.
 * @param codes as they were found when the file was added
 */
export function findingOf(codes: readonly string[], context: ScanContext): ScanFinding {
  const read = codes.flatMap(code => readSheetCode(code) ?? [])
  if (!read.length) return { state: 'none', words: '没有读到会议记录的页脚二维码' }
  const findings = read.map(code => findingOfPage(code, context))
  const worst = (['other', 'earlier', 'later', 'current'] as const).find(state =>
    findings.some(finding => finding.state === state),
  )!
  return { state: worst, words: [...new Set(findings.map(({ words }) => words))].join('；') }
}

function findingOfPage({ meeting, revision, page, pages }: SheetCode, { record, nameOf }: ScanContext): ScanFinding {
  const which = `第${page}页`
  if (meeting !== sheetId(record.id)) {
    const name = nameOf.get(meeting)
    return {
      state: 'other',
      words: name
        ? `${which}是“${name}”的，不是这次会议的，请取下后放到那次会议`
        : `${which}是别的会议记录的，台账里没有那次会议，请核对是否放错`,
    }
  }
  if (revision < record.revision)
    return {
      state: 'earlier',
      words: `这是${times(revision)}的${which}，现在是${times(record.revision)}，请重新打印签字`,
    }
  if (revision > record.revision)
    return {
      state: 'later',
      words: `这是${times(revision)}的${which}，台账里只到${times(record.revision)}，请核对台账是不是从旧备份恢复的`,
    }
  return { state: 'current', words: `${which}，共${pages}页，与现在的记录一致` }
}

/** Which pages of the sheet as it is now lie beside the record; null where none does, so that nobody is reminded of scans. */
export function missingPages(codes: readonly string[], { record }: ScanContext): string | null {
  const read = codes
    .flatMap(code => readSheetCode(code) ?? [])
    .filter(({ meeting, revision }) => meeting === sheetId(record.id) && revision === record.revision)
  const [first] = read
  if (!first) return null
  const there = new Set(read.map(({ page }) => page))
  const missing = Array.from({ length: first.pages }, (_, i) => i + 1).filter(page => !there.has(page))
  return missing.length ? `${times(record.revision)}共${first.pages}页，还缺第${missing.join('、')}页的扫描件` : null
}
