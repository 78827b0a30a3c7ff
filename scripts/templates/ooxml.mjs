import { strToU8, zipSync } from 'fflate'

/** Parts of a Word document written as text: what the templates need and no more. */

/** Fonts of the papers (print/paper.css), and what stands in where a PC lacks them. */
export const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', table: '宋体', head: '黑体' }
const alternatives = { 方正小标宋简体: '宋体', 仿宋_GB2312: '仿宋', 宋体: 'SimSun', 黑体: 'SimHei' }

/** @param {number} length in millimetres, as Word counts: twentieths of a point */
export const mm = length => Math.round((length * 1440) / 25.4)

/** @param {string} value */
const escaped = value => value.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/**
 * Properties of a run. East Asian marks such as “—” and “·” take the Chinese font by its hint.
 * @param {{ font?: string, size?: number, bold?: boolean }} style size in points
 */
const runStyle = ({ font = fonts.body, size = 12, bold = false }) =>
  `<w:rPr><w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}" w:hint="eastAsia"/>` +
  `${bold ? '<w:b/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`

/**
 * Text in one style; a tab is a tab.
 * @param {string} value
 * @param {{ font?: string, size?: number, bold?: boolean }} [style]
 */
export const text = (value, style = {}) =>
  value
    .split(/(\t)/)
    .filter(Boolean)
    .map(
      part =>
        `<w:r>${runStyle(style)}${part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`}</w:r>`,
    )
    .join('')

/** A box that is ticked by a click; other programs show its sign, which can be typed over. */
export const box = () =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2611" w14:font="宋体"/><w14:uncheckedState w14:val="25A1" w14:font="宋体"/></w14:checkbox></w:sdtPr><w:sdtContent>${text('□', { font: fonts.table })}</w:sdtContent></w:sdt>`

/**
 * A number that Word counts: of this page, or of all.
 * @param {'PAGE' | 'NUMPAGES'} name
 * @param {{ font?: string, size?: number }} style
 */
export const field = (name, style) =>
  `<w:r>${runStyle(style)}<w:fldChar w:fldCharType="begin"/></w:r>` +
  `<w:r>${runStyle(style)}<w:instrText xml:space="preserve"> ${name} </w:instrText></w:r>` +
  `<w:r>${runStyle(style)}<w:fldChar w:fldCharType="separate"/></w:r>` +
  `<w:r>${runStyle(style)}<w:t>1</w:t></w:r><w:r>${runStyle(style)}<w:fldChar w:fldCharType="end"/></w:r>`

/**
 * @param {string} content runs
 * @param {{ align?: 'center' | 'right' | 'both', line?: number, exact?: boolean, indent?: number, before?: number, tabs?: string,
 *   keepNext?: boolean, newPage?: boolean }} [style] `line`, `before` and `indent` in points
 */
export const paragraph = (content, { align, line = 17.25, exact, indent, before = 0, tabs, keepNext, newPage } = {}) =>
  `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}${newPage ? '<w:pageBreakBefore/>' : ''}${tabs ? `<w:tabs>${tabs}</w:tabs>` : ''}` +
  `<w:spacing w:before="${before * 20}" w:after="0" w:line="${line * 20}" w:lineRule="${exact ? 'exact' : 'atLeast'}"/>` +
  `${indent ? `<w:ind w:firstLine="${indent * 20}"/>` : ''}${align ? `<w:jc w:val="${align}"/>` : ''}</w:pPr>${content}</w:p>`

/**
 * A tab stop.
 * @param {number} at in millimetres
 * @param {'left' | 'center' | 'right'} kind
 * @param {boolean} [rule] whether a line to write on leads to it
 */
export const tab = (at, kind, rule) =>
  `<w:tab w:val="${kind}"${rule ? ' w:leader="underscore"' : ''} w:pos="${mm(at)}"/>`

/**
 * @param {string} content paragraphs
 * @param {{ width: number, span?: number, top?: boolean, bare?: boolean }} style width in millimetres
 */
export const cell = (content, { width, span = 1, top, bare }) =>
  `<w:tc><w:tcPr><w:tcW w:w="${mm(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}` +
  `${bare ? '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>' : ''}` +
  `<w:vAlign w:val="${top ? 'top' : 'center'}"/></w:tcPr>${content}</w:tc>`

/**
 * @param {string[]} cells
 * @param {{ height?: number, exact?: boolean, splits?: boolean, head?: boolean }} [style] height in millimetres
 */
export const row = (cells, { height, exact, splits, head } = {}) =>
  `<w:tr><w:trPr>${splits ? '' : '<w:cantSplit/>'}` +
  `${height ? `<w:trHeight w:val="${mm(height)}" w:hRule="${exact ? 'exact' : 'atLeast'}"/>` : ''}${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`

/**
 * A ruled table over the width of the page.
 * @param {number[]} columns in millimetres
 * @param {string[]} rows
 * @param {{ padding?: number }} [style] of a cell above and below, in points
 */
export function table(columns, rows, { padding = 4 } = {}) {
  const edge = (/** @type {string} */ side, /** @type {number} */ size) =>
    `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="000000"/>`
  const borders = [
    ...['top', 'left', 'bottom', 'right'].map(side => edge(side, 10)),
    edge('insideH', 4),
    edge('insideV', 4),
  ]
  const width = columns.reduce((sum, column) => sum + mm(column), 0)
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:top w:w="${padding * 20}" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="${padding * 20}" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${columns.map(column => `<w:gridCol w:w="${mm(column)}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  )
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The foot of every page of the papers: what it is of, and page x of y. */
function foot() {
  const small = { font: fonts.table, size: 9 }
  const number = { font: fonts.table, size: 10.5 }
  const pages = `${text('第 ', number)}${field('PAGE', number)}${text(' 页　共 ', number)}${field('NUMPAGES', number)}${text(' 页', number)}`
  return (
    paragraph(text('{页脚记录}', small) + text('\t', small) + pages, { line: 12, tabs: tab(160, 'right') }) +
    paragraph(text('{页脚打印}', small), { line: 12 })
  )
}

/**
 * A Word document, A4 upright, with the foot of the papers.
 * @param {string} body paragraphs and tables
 * @param {{ continued?: string, top?: number }} [style] `continued`: head of every page after the first; `top`: its margin in millimetres
 */
export function document(body, { continued, top = 24 } = {}) {
  const parts = {
    'word/styles.xml': `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault>${runStyle({}).replace('</w:rPr>', '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>')}</w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/fontTable.xml': `<w:fonts ${namespaces}>${Object.entries(alternatives)
      .map(
        ([name, other]) =>
          `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${name === fonts.head ? 'modern' : 'auto'}"/></w:font>`,
      )
      .join('')}</w:fonts>`,
    'word/settings.xml': `<w:settings ${namespaces}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/footer1.xml': `<w:ftr ${namespaces}>${foot()}</w:ftr>`,
    ...(continued && {
      'word/header1.xml': `<w:hdr ${namespaces}>${continued}</w:hdr>`,
      'word/header2.xml': `<w:hdr ${namespaces}>${paragraph('')}</w:hdr>`,
    }),
  }
  const kinds = { styles: 'styles', fontTable: 'fontTable', settings: 'settings', footer: 'footer', header: 'header' }
  const named = Object.keys(parts).map((part, i) => {
    const name = part.replace(/^word\/|\.xml$/g, '')
    return { id: `r${i + 1}`, part, name, kind: kinds[/** @type {keyof typeof kinds} */ (name.replace(/\d$/, ''))] }
  })
  const idOf = (/** @type {string} */ name) => named.find(part => part.name === name)?.id
  const refer = (/** @type {string} */ kind, /** @type {string} */ type, /** @type {string} */ name) =>
    `<w:${kind}Reference w:type="${type}" r:id="${idOf(name)}"/>`
  const section =
    (continued ? refer('header', 'default', 'header1') + refer('header', 'first', 'header2') : '') +
    refer('footer', 'default', 'footer1') +
    (continued ? refer('footer', 'first', 'footer1') : '') +
    `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${mm(top)}" w:right="${mm(22)}" w:bottom="${mm(30)}" w:left="${mm(28)}" w:header="${mm(15)}" w:footer="${mm(13)}" w:gutter="0"/>${continued ? '<w:titlePg/>' : ''}`
  return packed({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${named.map(({ part, kind }) => `<Override PartName="/${part}" ContentType="${wordType}.${kind}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}<w:sectPr>${section}</w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${named.map(({ id, name, kind }) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    ...parts,
  })
}

/** @param {Record<string, string>} parts the same bytes for the same parts, whenever it is made */
function packed(parts) {
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(declaration + xml)])
  return zipSync(Object.fromEntries(files), { mtime: '1980-01-01T00:00:00', level: 9 })
}
