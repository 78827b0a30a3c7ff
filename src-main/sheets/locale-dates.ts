/**
 * Date formats that a Chinese Excel names by number alone (ECMA-376 Part 1, 18.8.30, zh-cn): a month typed as
 * `1968年7月` is stored as the first of July under number 57, and only the format says that the day is not known.
 */
const month = 'yyyy"年"m"月"'
const monthDay = 'm"月"d"日"'
const formats: Readonly<Record<number, string>> = {
  27: month,
  28: monthDay,
  29: monthDay,
  31: 'yyyy"年"m"月"d"日"',
  36: month,
  50: month,
  51: monthDay,
  52: month,
  54: monthDay,
  57: month,
  58: monthDay,
}

/** A workbook's `styles.xml` with those formats written out, so that its reader knows them. */
export function withLocaleDates(styles: string): string {
  const missing = Object.entries(formats).filter(
    ([id]) => styles.includes(`numFmtId="${id}"`) && !new RegExp(`<numFmt\\s[^>]*numFmtId="${id}"`).test(styles),
  )
  if (missing.length === 0) return styles
  const added = missing
    .map(([id, format]) => `<numFmt numFmtId="${id}" formatCode="${format.replaceAll('"', '&quot;')}"/>`)
    .join('')
  return /<numFmts[^>]*[^/]>/.test(styles)
    ? styles.replace('</numFmts>', `${added}</numFmts>`)
    : styles
        .replace(/<numFmts[^>]*\/>/, '')
        .replace(/<styleSheet[^>]*>/, start => `${start}<numFmts>${added}</numFmts>`)
}
