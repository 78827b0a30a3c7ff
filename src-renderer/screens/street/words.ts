/** An office as a table calls it: `中共柳荫社区委员会` → `柳荫社区`. */
export function officeShort(name: string): string {
  const bare = name
    .replace(/^中(?:国)?共(?:产党)?/, '')
    .replace(/(?:党委|党工委|党总支|党支部|总支部?委员会|支部委员会|工作委员会|委员会)$/, '')
  return bare || name
}

/** Both numbers of a figure, or the count alone: `33 / 36`, `208`. */
export function numbersOf({ numerator, denominator }: { numerator: number; denominator: number | null }): string {
  return denominator === null ? String(numerator) : `${numerator} / ${denominator}`
}
