import { cell, document, fonts, paragraph, row, tab, table, text } from './ooxml.mjs'

/** The sign-in sheet (domain §2.7): two columns of 25 rows a page. */
/** @type {[number, number, number, number]} in millimetres */
const columns = [12, 25, 27.5, 15.5]
const each = '[loopOver: "paragraph"]'
const small = { font: fonts.table, size: 10.5 }

/** @param {string} content @param {number} width @param {{ font?: string, size?: number }} [style] */
const centred = (content, width, style = small) =>
  cell(paragraph(text(content, style), { align: 'center', line: 12 }), { width })

/** @param {'左' | '右'} side @param {string} [open] @param {string} [close] */
const person = (side, open = '', close = '') => [
  centred(`${open}{${side}序号}`, columns[0]),
  cell(paragraph(text(`{${side}姓名}`) + text(`{${side}长名}`, { size: 7 }), { align: 'center', line: 8 }), {
    width: columns[1],
  }),
  cell(paragraph(''), { width: columns[2] }),
  centred(`{${side}备注}${close}`, columns[3]),
]
const heading = { font: fonts.head, size: 10.5 }
const headings = columns.map((width, i) => centred(['序号', '姓　名', '签　名', '备注'][i] ?? '', width, heading))

export const signIn = () =>
  document(
    [
      paragraph(text(`{#页${each}}`) + text('{标题}', { font: fonts.title, size: 22, bold: true }), {
        align: 'center',
        line: 31.5,
        newPage: true,
      }),
      paragraph(text(`{#抬头${each}}{左}\t{右}{/抬头}`), { line: 18.75, tabs: tab(76, 'left') }),
      table(
        [...columns, ...columns],
        [
          row([...headings, ...headings], { height: 8.1, head: true }),
          row([...person('左', '{#行}'), ...person('右', '', '{/行}')], { height: 8.1 }),
        ],
        { padding: 0 },
      ),
      paragraph(text('{/页}'), { line: 1, exact: true }),
    ].join(''),
    { top: 24 },
  )
