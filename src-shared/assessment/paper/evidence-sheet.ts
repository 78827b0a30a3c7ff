import { printDate } from '../../plain-date'
import { footerOf, type ListSheet, type PaperContext } from '../../roster/paper/list-sheet'
import type { OneYear, PartLine } from '../one-year'
import { markOf, partsOf, standingWords } from './marks'

/** What lies beside one part: each file with its sha-256, a record of the books, a place; then what lacks. */
function linesOf(part: PartLine): string[][] {
  const there = part.submitted
    ? part.submitted.map(({ name, sha256 }) => [name, sha256 ? '文件' : '纸质或台账', sha256 ?? ''])
    : part.evidence.flatMap(row => [
        ...row.files.map(file => [`${row.name}（${file.name}）`, '文件', file.sha256]),
        ...(row.meeting ? [[row.name, `会议记录 ${row.meetingDate ? printDate(row.meetingDate) : ''}`, '']] : []),
        ...(row.place ? [[row.name, `存放：${row.place}`, '']] : []),
      ])
  return [...there, ...part.lacks.map(paper => [paper, '缺', ''])]
}

/** What proves the scores, part by part, with what lacks (佐证材料清单). A sha-256 is printed by its first and last digits. */
export function evidenceSheet(year: OneYear, context: PaperContext): ListSheet {
  const title = `${year.year}年度5A级等级自评佐证材料清单`
  const lines = partsOf(year).flatMap(part => linesOf(part).map(line => [`${part.code} ${part.name}`, ...line]))
  const lacking = lines.filter(([, , what]) => what === '缺').length
  return {
    title,
    landscape: false,
    heads: [`填报单位：${context.unit}`, standingWords(year)],
    columns: [
      { title: '序号', width: 12, align: 'center' },
      { title: '评分点', width: 44 },
      { title: '材料', width: 50 },
      { title: '形式', width: 30 },
      { title: '校验值', width: 24 },
    ],
    rows: lines.map(([part = '', name = '', what = '', sha256 = ''], at) => [
      ...[String(at + 1), part, name, what],
      sha256 && `${sha256.slice(0, 8)}…${sha256.slice(-4)}`,
    ]),
    none: '各项都由台账自动计分，没有佐证材料',
    totals: [
      [
        { text: '合计', span: 2 },
        { text: `${lines.length - lacking}件${lacking ? `，缺${lacking}件` : ''}`, span: 3 },
      ],
    ],
    notes: ['校验值是文件的 sha-256，只印前8位和后4位。文件留在本单位备查，随报送只报清单。'],
    hands: ['整理人', '审核人'],
    footer: footerOf(title, context),
    ...(markOf(year) && { mark: markOf(year) }),
  }
}
