import type { BuildingUnit } from './building'

/** What a clerk typed of many buildings, or the sentence that says what cannot be read. */
export type Typed<T> = { value: T } | { wrong: string }

const dashes = /[-－–—~～至到]/
const most = 500
const tail = '(号楼|栋|幢|号|座)?'

/**
 * Names of buildings as they are listed: `1–12号楼`, `1-3、5、7号楼`, `东楼`. A number without a word behind it is called as those
 * after it, or 号楼.
 */
export function readBuildingNames(text: string): Typed<string[]> {
  const parts = text.split(/[、，,；;\s]+/).filter(Boolean)
  const names: string[] = []
  let word = '号楼'
  for (const part of parts.reverse()) {
    const range = new RegExp(`^(\\d+)${tail}${dashes.source}(\\d+)${tail}$`).exec(part)
    const single = new RegExp(`^(\\d+)${tail}$`).exec(part)
    word = range?.[4] ?? range?.[2] ?? single?.[2] ?? word
    if (range) {
      const [first, last] = [Number(range[1]), Number(range[3])]
      if (last < first) return { wrong: `“${part}”前大后小，请更正。` }
      if (last - first >= most) return { wrong: `“${part}”超过${most}栋，请分几次登记。` }
      for (let number = last; number >= first; number--) names.push(`${number}${word}`)
    } else names.push(single ? `${Number(single[1])}${word}` : part)
  }
  if (!names.length) return { wrong: '请填写楼栋，如 1–12号楼。' }
  if (names.length > most) return { wrong: `一次最多登记${most}栋，请分几次登记。` }
  return { value: names.reverse() }
}

/** Units as they are said: `2单元 × 34层 × 8户`, `6层×2户`, `3单元`; empty for none. */
export function readUnits(text: string): Typed<BuildingUnit[]> {
  const bare = text.replace(/\s/g, '')
  if (!bare) return { value: [] }
  const wrong = { wrong: `“${text.trim()}”看不懂，请写成 2单元 × 34层 × 8户。` }
  const said: Partial<Record<string, number>> = {}
  for (const part of bare.split(/[×xX*＊，,、]/)) {
    const known = /^(\d+)(?:个)?(单元|层|户)(?:每层|\/层)?$/.exec(part.replace(/^每层/, ''))
    if (!known || said[known[2]!] !== undefined) return wrong
    said[known[2]!] = Number(known[1])
  }
  const { 单元: units = 1, 层: floors, 户: doors } = said
  if (!units || units > 30) return { wrong: '单元数应在1到30之间，请更正。' }
  if (floors !== undefined && (!floors || floors > 120)) return { wrong: '层数应在1到120之间，请更正。' }
  if (doors !== undefined && (!doors || doors > 60)) return { wrong: '每层户数应在1到60之间，请更正。' }
  return {
    value: Array.from({ length: units }, (_, at) => ({
      name: String(at + 1),
      ...(floors && { floors }),
      ...(doors && { doors }),
    })),
  }
}

/** Units as they are said, where all of them are alike; those of other buildings one by one. */
export function unitsText(units: readonly BuildingUnit[] | undefined): string {
  if (!units?.length) return ''
  const size = ({ floors, doors }: BuildingUnit) => [floors && `${floors}层`, doors && `${doors}户`].filter(Boolean)
  const alike = units.every((unit, at) => unit.name === String(at + 1) && size(unit).join() === size(units[0]!).join())
  if (alike) return [`${units.length}单元`, ...size(units[0]!)].join(' × ')
  return units.map(unit => `${unit.name}单元${size(unit).length ? ` ${size(unit).join(' × ')}` : ''}`).join('；')
}
