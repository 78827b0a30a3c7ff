import { attribute, without } from './sheet-xml'

/** How a cell that is filled differs from the form's own blank one. */
export interface Look {
  /** Digits stay as they are typed: the format of the cell is text. */
  text: boolean
  /** The clerk has to look here. */
  mark: boolean
  /** Of a heading only the borders are wanted. */
  plain: boolean
}

/** Light enough to be read and copied, dark enough to be seen in grey. */
const markFill =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFE699"/><bgColor indexed="64"/></patternFill></fill>'

const fillList = /<fills\b[^>]*>([\s\S]*?)<\/fills>/

/** The cell styles of a workbook, to which others are added as they are needed. */
export class CellStyles {
  private readonly formats: string[]
  private readonly made = new Map<string, number>()
  private marks: number | undefined

  private constructor(
    private styles: string,
    private readonly list: string,
  ) {
    this.formats = [...list.matchAll(/<xf\b(?:[^>"]|"[^"]*")*?(?:\/>|>[\s\S]*?<\/xf>)/g)].map(([xf]) => xf)
  }

  /** @returns undefined where the part has no list of cell styles */
  static of(styles: string): CellStyles | undefined {
    const list = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)
    return list && fillList.test(styles) ? new CellStyles(styles, list[0]) : undefined
  }

  /** Whether cells of a style have a border. */
  hasBorder(style: number): boolean {
    return Number(attribute(this.formats[style] ?? '', 'borderId') ?? 0) > 0
  }

  /** Number of a style like another one, but for its look. */
  like(style: number, look: Look): number {
    if (!look.text && !look.mark && !look.plain) return style
    const key = JSON.stringify([style, look])
    const known = this.made.get(key)
    if (known !== undefined) return known
    const xf =
      this.formats[style] ?? this.formats[0] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    this.formats.push(this.changed(xf, look))
    this.made.set(key, this.formats.length - 1)
    return this.formats.length - 1
  }

  private changed(xf: string, { text, mark, plain }: Look): string {
    const set: Record<string, string> = {
      ...(plain && { fontId: '0', fillId: '0' }),
      ...(text && { numFmtId: '49', applyNumberFormat: '1' }),
      ...(mark && { fillId: String((this.marks ??= this.addMark())), applyFill: '1' }),
    }
    const [, attributes = '', end = '/>'] = /^<xf\b((?:[^>"]|"[^"]*")*?)(\/?>[\s\S]*)$/.exec(xf) ?? []
    const words = Object.entries(set).map(([name, value]) => ` ${name}="${value}"`)
    return `<xf${without(attributes, ...Object.keys(set))}${words.join('')}${end}`
  }

  private addMark(): number {
    const [all = '', inner = ''] = fillList.exec(this.styles) ?? []
    const before = [...inner.matchAll(/<fill\b/g)].length
    // The first two are the same in every workbook, whatever a file says.
    const padding = '<fill><patternFill patternType="none"/></fill>'.repeat(Math.max(0, 2 - before))
    const at = Math.max(2, before)
    this.styles = this.styles.replace(all, `<fills count="${at + 1}">${inner}${padding}${markFill}</fills>`)
    return at
  }

  /** The part with all that was added. */
  written(): string {
    return this.styles.replace(
      this.list,
      () => `<cellXfs count="${this.formats.length}">${this.formats.join('')}</cellXfs>`,
    )
  }
}
