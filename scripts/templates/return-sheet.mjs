import { box, cell, document, fonts, paragraph, row, table, text } from './ooxml.mjs'

/** The sheet on which a branch that writes by hand sends back one meeting; its labels are those of `returnFields`. */
const label = 27
const value = 53
const head = { font: fonts.head }

/** @param {string} name */
const labelCell = name => cell(paragraph(text(name, head), { align: 'center' }), { width: label })
/** @param {string} name @param {string} [content] */
const half = (name, content = '') => [labelCell(name), cell(paragraph(content && text(content)), { width: value })]
/** @param {string} name @param {number} height in millimetres */
const wide = (name, height) =>
  row([labelCell(name), cell(paragraph(''), { width: value * 2 + label, span: 3, top: true })], { height })
const columns = [label, value, label, value]

/** @type {[number, number, number, number]} in millimetres */
const people = [11, 24, 13, 32]
/** @param {'左' | '右'} side @param {string} open @param {string} close */
const person = (side, open, close) => [
  cell(paragraph(text(`${open}{${side}序号}`, { font: fonts.table, size: 10.5 }), { align: 'center', line: 12 }), {
    width: people[0],
  }),
  cell(paragraph(text(`{${side}姓名}`, { size: 11 }), { align: 'center', line: 12 }), { width: people[1] }),
  cell(paragraph(box(), { align: 'center', line: 12 }), { width: people[2] }),
  cell(paragraph(close && text(close, { size: 10.5 }), { line: 12 }), { width: people[3] }),
]
const heads = people.map((width, i) =>
  cell(
    paragraph(text(['序号', '姓名', '到会', '缺席原因'][i] ?? '', { font: fonts.head, size: 10.5 }), {
      align: 'center',
      line: 12,
    }),
    { width },
  ),
)

const gap = paragraph('', { line: 4, exact: true })

export const returnSheet = () =>
  document(
    [
      paragraph(text('{党支部}', { font: fonts.title, size: 18, bold: true }), { align: 'center', line: 26 }),
      paragraph(text('{表名}', { font: fonts.title, size: 18, bold: true }), { align: 'center', line: 26 }),
      paragraph(text('{次数}', { font: fonts.table }), { align: 'center', line: 20 }),
      table(
        columns,
        [
          row([...half('日期', '　　　　年　　月　　日'), ...half('起止时间')], { height: 9 }),
          row([...half('地点'), ...half('列席')], { height: 9 }),
          row([...half('主持人'), ...half('记录人')], { height: 9 }),
        ],
        { padding: 1 },
      ),
      paragraph(text('{说明}', { font: fonts.table, size: 9 }), { line: 13 }),
      table(
        [...people, ...people],
        [
          row([...heads, ...heads], { height: 6.5, head: true }),
          row([...person('左', '{#行}', ''), ...person('右', '', '{/行}')], { height: 6.5 }),
        ],
        { padding: 0 },
      ),
      gap,
      table(
        columns,
        [
          wide('议题一', 8),
          wide('内容一', 20),
          wide('议题二', 8),
          wide('内容二', 14),
          row([...half('赞成票'), ...half('反对票')], { height: 8 }),
          row(
            [
              ...half('弃权票'),
              labelCell('表决方式'),
              cell(paragraph(`${box()}${text('举手　')}${box()}${text('无记名')}`), { width: value }),
            ],
            { height: 8 },
          ),
          wide('会议决定', 14),
          row([...half('责任人'), ...half('完成时限')], { height: 8 }),
        ],
        { padding: 1 },
      ),
      paragraph(text('回执编码（请勿改动）：{回执编码}', { font: fonts.table, size: 8 }), { line: 12 }),
    ].join(''),
    { top: 16 },
  )
