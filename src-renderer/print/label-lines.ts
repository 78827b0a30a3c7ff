/** A label in its narrow cell: more than five characters are broken after the fourth, `缺席人员` over `及原因`. */
export function labelLines(label: string): string[] {
  const characters = [...label]
  return characters.length > 5 ? [characters.slice(0, 4).join(''), characters.slice(4).join('')] : [label]
}
