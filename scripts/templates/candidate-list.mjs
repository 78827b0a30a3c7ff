import { cell, document, fonts, paragraph, row, table, text } from './ooxml.mjs'

/** The list of candidates; its columns are those of the printed list (src-shared/meetings/candidate-list.ts). */
/** @type {[string, number][]} in millimetres */
const columns = [
  ['序号', 12],
  ['姓名', 22],
  ['性别', 12],
  ['民族', 16],
  ['出生年月', 19],
  ['学历', 22],
  ['入党时间', 19],
  ['现工作岗位', 24],
  ['备注', 14],
]
const small = { font: fonts.table, size: 10.5 }
const last = columns.length - 1

export const candidateList = () =>
  document(
    [
      paragraph(text('{标题}', { font: fonts.title, size: 22, bold: true }), { align: 'center', line: 31.5 }),
      paragraph(text('{党支部}　　{日期}'), { line: 28 }),
      table(
        columns.map(([, width]) => width),
        [
          row(
            columns.map(([title, width]) =>
              cell(paragraph(text(title, { font: fonts.head, size: 10.5 }), { align: 'center' }), { width }),
            ),
            { head: true, height: 10 },
          ),
          row(
            columns.map(([title, width], i) =>
              cell(
                paragraph(text(`${i === 0 ? '{#名单}' : ''}{${title}}${i === last ? '{/名单}' : ''}`, small), {
                  align: 'center',
                }),
                { width },
              ),
            ),
            { height: 12 },
          ),
        ],
        { padding: 2 },
      ),
      paragraph(text('{说明}', small), { before: 6 }),
    ].join(''),
  )
