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

/**
 * Units as they are said: `2单元 × 34层 × 8户` for two that are alike, `东单元 18层 × 4户；西单元 6层 × 2户` one by one; empty for
 * none.
 */
export function readUnits(text: string): Typed<BuildingUnit[]> {
  const bare = text.replace(/\s/g, '')
  if (!bare) return { value: [] }
  const said = bare.split(/[；;]/).filter(Boolean)
  const alike = said.length === 1 ? /^(\d+)个?单元(.*)$/.exec(bare) : null
  const [count, size] = alike ? [Number(alike[1]), alike[2]!] : [1, bare]
  if (said.length === 1) {
    const sized = sizeOf(size)
    if (!sized) return unread(text)
    if ('wrong' in sized) return sized
    if (!count || count > 30) return { wrong: '单元数应在1到30之间，请更正。' }
    return { value: Array.from({ length: count }, (_, at) => ({ name: String(at + 1), ...sized })) }
  }
  const units: BuildingUnit[] = []
  for (const one of said) {
    const [, name, rest = ''] = /^(.+?)单元(.*)$/.exec(one) ?? []
    const sized = name ? sizeOf(rest) : undefined
    if (!sized) return unread(one)
    if ('wrong' in sized) return sized
    units.push({ name: name!, ...sized })
  }
  return { value: units }
}

const unread = (text: string) => ({ wrong: `“${text.trim()}”看不懂，请写成 2单元 × 34层 × 8户。` })

/** `34层×8户`, either of them or none. */
function sizeOf(text: string): Pick<BuildingUnit, 'floors' | 'doors'> | { wrong: string } | undefined {
  const known = /^[×xX*＊，,、]?(?:(\d+)层)?[×xX*＊，,、]?(?:(?:每层)?(\d+)户)?$/.exec(text)
  if (!known) return undefined
  const [floors, doors] = [known[1], known[2]].map(digits => (digits === undefined ? undefined : Number(digits)))
  if (floors !== undefined && (!floors || floors > 120)) return { wrong: '层数应在1到120之间，请更正。' }
  if (doors !== undefined && (!doors || doors > 60)) return { wrong: '每层户数应在1到60之间，请更正。' }
  return { ...(floors && { floors }), ...(doors && { doors }) }
}

/** Units as `readUnits` reads them. */
export function unitsText(units: readonly BuildingUnit[] | undefined): string {
  if (!units?.length) return ''
  const size = ({ floors, doors }: BuildingUnit) =>
    [floors && `${floors}层`, doors && `${doors}户`].filter(Boolean).join(' × ')
  const alike = units.every((unit, at) => unit.name === String(at + 1) && size(unit) === size(units[0]!))
  if (alike) return [`${units.length}单元`, size(units[0]!)].filter(Boolean).join(' × ')
  return units.map(unit => `${unit.name}单元 ${size(unit)}`.trim()).join('；')
}
