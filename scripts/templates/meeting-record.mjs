import { cell, document, fonts, paragraph, row, tab, table, text } from './ooxml.mjs'

/** The record of a meeting (domain §2.7), laid out like print/meetings. */
const label = 27
const value = 53
const head = { font: fonts.head }
const each = '[loopOver: "paragraph"]'

/** @param {string} content @param {object} [style] */
const labelCell = (content, style = {}) =>
  cell(paragraph(text(content, head), { align: 'center', ...style }), { width: label })
/** @param {string} content paragraphs */
const wide = content => cell(content, { width: value * 2 + label, span: 3 })
/** A row that is there only where its text is. @param {string} name @param {boolean} [keepNext] */
const ifAny = (name, keepNext = true) =>
  row([
    labelCell(`{#${name}}${name}`, { keepNext }),
    wide(paragraph(text(`{${name}}`) + text(`{/${name}}`), { keepNext })),
  ])

const rows = [
  row([labelCell('议题'), wide(paragraph(text('{议题}')))]),
  row([labelCell('时间'), wide(paragraph(text('{时间}')))]),
  row([
    labelCell('{#并列}{左项}'),
    cell(paragraph(text('{左文}')), { width: value }),
    labelCell('{右项}'),
    cell(paragraph(text('{右文}') + text('{/并列}')), { width: value }),
  ]),
  row([labelCell('参会人员'), wide(paragraph(text('{参会人员}')))], { splits: true }),
  row([labelCell('缺席人员及原因'), wide(paragraph(text('{缺席人员及原因}')))], { splits: true }),
  ifAny('开展内容', false),
  row(
    [
      labelCell('会议内容'),
      wide(
        paragraph(text(`{#会议内容${each}}{#标题${each}}`) + text('{标题}', head) + text('{/标题}'), {
          keepNext: true,
        }) + paragraph(text(`{#段落${each}}{段落}{/段落}{/会议内容}`), { indent: 24, align: 'both' }),
      ),
    ],
    { splits: true, height: 20 },
  ),
  ifAny('表决情况'),
  ifAny('会议决定'),
  row([labelCell('附件', { keepNext: true }), wide(paragraph(text('{附件}'), { keepNext: true }))], { height: 10 }),
  row([labelCell('审阅', { keepNext: true }), wide(paragraph('', { keepNext: true }))], { height: 16 }),
  row(
    [
      cell(
        paragraph(text('{#签字}{签字处}\t　{/签字}', head), {
          before: 30,
          tabs: tab(74, 'left', true) + tab(152, 'left', true),
        }) + paragraph(text('{签字日期}', head), { align: 'right', before: 6 }),
        { width: 160, span: 4 },
      ),
    ],
    { height: 18 },
  ),
]

export const meetingRecord = () =>
  document(
    [
      ...['{党支部}', '{表名}'].map(line =>
        paragraph(text(line, { font: fonts.title, size: 22, bold: true }), { align: 'center', line: 31.5 }),
      ),
      paragraph(text('{次数}', { font: fonts.table, size: 14 }), { align: 'center', line: 30 }),
      paragraph(text(`{#同时作为${each}}（{同时作为}）{/同时作为}`, { font: fonts.table }), { align: 'center' }),
      table([label, value, label, value], rows, { padding: 5 }),
      paragraph('', { line: 1, exact: true }),
    ].join(''),
    {
      continued: paragraph(
        text('{续页左}\t', { font: fonts.table, size: 10.5 }) +
          text('{续页题}', { font: fonts.head, size: 14 }) +
          text('\t{续页右}', { font: fonts.table, size: 10.5 }),
        { tabs: tab(80, 'center') + tab(160, 'right') },
      ),
    },
  )
