/**
 * Points as people type them (`0.5`, `+1`, `-2`, `−2.5`, `１`) as whole half points.
 * @returns null where it is no number of half points
 */
export function readPoints(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[０-９．＋－]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[−–]/g, '-')
    .replace(/分$/, '')
  if (!/^[+-]?\d+(\.[05]0*)?$/.test(plain)) return null
  return Math.round(Number(plain) * 2)
}
