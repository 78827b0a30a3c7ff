import type { WordValues } from '../word/word-values'
import type { RecordSheet, SheetCell } from './record-sheet'

const joined = ({ lines }: SheetCell) => lines.join('\n')

/** The texts of a printed record for its Word template: those of the sheet and no others, what is not there empty. */
export function recordWords(sheet: RecordSheet): WordValues {
  const { title, pairs, content, continuation, footer } = sheet
  return {
    党支部: title[0],
    表名: title[1],
    次数: sheet.ordinal,
    同时作为: sheet.alsoAs ?? '',
    议题: joined(sheet.agenda),
    时间: joined(sheet.time),
    并列: pairs.map(([left, right]) => ({
      左项: left.label,
      左文: joined(left),
      右项: right.label,
      右文: joined(right),
    })),
    // For an office whose own form has them in other places.
    ...Object.fromEntries(pairs.flat().map(cell => [cell.label, joined(cell)])),
    参会人员: sheet.present.text,
    缺席人员及原因: sheet.absent.text,
    开展内容: sheet.actions ? joined(sheet.actions) : '',
    会议内容: content.parts.flatMap(({ heading, paragraphs }) => [
      ...(heading === undefined ? [] : [{ 标题: heading }]),
      ...paragraphs.map(text => ({ 段落: text })),
    ]),
    表决情况: sheet.votes ? joined(sheet.votes) : '',
    会议决定: sheet.decisions ? joined(sheet.decisions) : '',
    附件: joined(sheet.attachments),
    签字: sheet.signatures.map(text => ({ 签字处: text })),
    签字日期: sheet.signatureDate,
    续页左: continuation.left,
    续页题: continuation.title,
    续页右: continuation.right,
    页脚记录: footer.record,
    页脚打印: footer.printed,
  }
}
