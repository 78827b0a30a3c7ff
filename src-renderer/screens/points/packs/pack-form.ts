import { checkPack } from '../../../../src-shared/points/check-pack'
import { PointsPack, type PackItem } from '../../../../src-shared/points/pack'
import { printRulePoints } from '../../../../src-shared/points/print-points'
import type { Problem } from '../../../../src-shared/problem'
import { problemsOf } from '../../../../src-shared/records/problems-of'
import { readPoints } from '../typed-points'

/** A pack as it is typed: every number a text, every list of codes one with 、 between. */
export interface PackForm {
  head: Record<HeadField, string>
  items: ItemForm[]
  blocks: Row<'code' | 'name' | 'base' | 'floor' | 'ceiling'>[]
  classes: Row<'code' | 'name' | 'scored' | 'when' | 'off' | 'multiply' | 'base' | 'source'>[]
  bands: Row<'from' | 'name' | 'note'>[]
  vetoes: Row<'code' | 'name' | 'source'>[]
}
type Row<F extends string> = Record<F, string>
type HeadField =
  | 'name'
  | 'from'
  | 'source'
  | 'ledger'
  | 'cycle'
  | 'baseCode'
  | 'baseName'
  | 'points'
  | 'carry'
  | 'prorated'
  | 'floor'
  | 'ceiling'
  | 'vetoEffect'

export interface ItemForm {
  code: string
  name: string
  group: string
  deltas: string
  unit: string
  per: string
  cap: string
  capPer: string
  block: string
  confirm: string
  evidence: boolean
  source: string
  /** What produces it: a fact's kind, or nothing. */
  of: string
  /** Kinds of meeting and statuses, codes with a space between. */
  kinds: string
  statuses: string
  /** Of a post, and facts beyond the first: the form leaves them as they are. */
  posts: readonly string[]
  roles: readonly string[]
  others: PackItem['facts']
}

const list = (codes: readonly string[]) => codes.join('、')
const parts = (text: string) => text.split(/[、，,；;\s]+/).filter(Boolean)

export function formOf(pack: PointsPack): PackForm {
  const { base } = pack
  return {
    head: {
      ...{ name: pack.name, from: pack.from, source: pack.source, ledger: pack.ledger, cycle: pack.cycle },
      ...{ baseCode: base.code, baseName: base.name, points: printRulePoints(base.points), prorated: base.prorated },
      carry: base.carry ? `${base.carry.numerator}/${base.carry.denominator}` : '',
      floor: printRulePoints(pack.floor),
      ceiling: pack.ceiling === null ? '' : printRulePoints(pack.ceiling),
      vetoEffect: pack.vetoEffect,
    },
    items: pack.items.map(itemForm),
    blocks: pack.blocks.map(({ code, name, ...limits }) => ({
      ...{ code, name, base: printRulePoints(limits.base) },
      ...{ floor: printRulePoints(limits.floor), ceiling: printRulePoints(limits.ceiling) },
    })),
    classes: pack.classes.map(one => ({
      ...{ code: one.code, name: one.name, scored: one.scored, when: one.when ?? '', off: list(one.off) },
      multiply: one.multiply.map(times => `${list(times.items)}×${times.numerator}/${times.denominator}`).join('；'),
      base: base.byClass?.[one.code] === undefined ? '' : printRulePoints(base.byClass[one.code]!),
      source: one.source,
    })),
    bands: pack.bands.map(({ from, name, note }) => ({ from: printRulePoints(from), name, note })),
    vetoes: pack.vetoes.map(veto => ({ ...veto })),
  }
}

function itemForm(item: PackItem): ItemForm {
  const { deltas, per, cap, block, facts, ...rest } = item
  const [first, ...others] = facts
  return {
    ...rest,
    deltas: list(deltas.map(printRulePoints)),
    per: String(per),
    cap: cap === null ? '' : printRulePoints(cap),
    block: block ?? '',
    of: first?.of ?? '',
    kinds: first?.of === 'attendance' ? first.kinds.join(' ') : '',
    statuses: first?.of === 'attendance' ? first.statuses.join(' ') : '',
    posts: first?.of === 'post' ? first.posts : [],
    roles: first?.of === 'post' ? (first.roles ?? []) : [],
    others,
  }
}

/** A new item, to be filled in. */
export const newItem = (): ItemForm => ({
  ...{ code: '', name: '', group: 'addition', deltas: '', unit: '次', per: '1', cap: '', capPer: 'year', block: '' },
  ...{
    confirm: 'group',
    evidence: false,
    source: '',
    of: '',
    kinds: '',
    statuses: '',
    posts: [],
    roles: [],
    others: [],
  },
})

/** What is typed as a pack, or what keeps it from being one, each fault at the path of its field. */
export function packFrom(
  form: PackForm,
  { id, version }: Pick<PointsPack, 'id' | 'version'>,
): { pack: PointsPack | null; problems: Problem[] } {
  const parsed = PointsPack.safeParse(typed(form, id, version))
  if (!parsed.success) return { pack: null, problems: problemsOf(PointsPack, parsed.error) }
  const problems = checkPack(parsed.data)
  const wrong = problems.some(({ severity }) => severity === 'error')
  return { pack: wrong ? null : parsed.data, problems }
}

/** Half points; not a number where it is none, which the schema names at its field. */
const half = (text: string) => readPoints(text) ?? NaN
const halfOrNone = (text: string) => (text.trim() === '' ? null : half(text))

function fraction(text: string) {
  const found = /^(\d+)\s*[/／]\s*(\d+)$/.exec(text.trim())
  const percent = /^(\d+)\s*[%％]$/.exec(text.trim())
  if (percent) return { numerator: Number(percent[1]), denominator: 100 }
  return { numerator: Number(found?.[1] ?? NaN), denominator: Number(found?.[2] ?? NaN) }
}

function typed({ head, items, blocks, classes: asked, bands, vetoes }: PackForm, id: string, version: number): unknown {
  // Nobody types a class's code: what has none yet is known by its name.
  const classes = asked.map(one => ({ ...one, code: one.code || one.name.trim().slice(0, 20) }))
  const bases = classes.filter(one => one.base.trim()).map(one => [one.code.trim(), half(one.base)] as const)
  return {
    ...{ id, version, name: head.name, from: head.from, source: head.source, ledger: head.ledger, cycle: head.cycle },
    base: {
      ...{ code: head.baseCode, name: head.baseName, points: half(head.points), prorated: head.prorated },
      ...(bases.length && { byClass: Object.fromEntries(bases) }),
      ...(head.carry.trim() && { carry: fraction(head.carry) }),
    },
    floor: half(head.floor),
    ceiling: halfOrNone(head.ceiling),
    blocks: blocks.map(({ code, name, base, floor, ceiling }) => ({
      ...{ code, name, base: half(base), floor: half(floor), ceiling: half(ceiling) },
    })),
    items: items.map(typedItem),
    classes: classes.map(({ code, name, scored, when, off, multiply, source }) => ({
      ...{ code, name, scored, off: parts(off), source },
      multiply: multiply
        .split(/[；;]/)
        .filter(one => one.trim())
        .map(one => {
          // At the last sign: a code may have an x in it, a fraction none.
          const [, of = '', times = ''] = /^(.*)[×*xX](.*)$/.exec(one) ?? []
          return { items: parts(of), ...fraction(times) }
        }),
      ...(when && { when }),
    })),
    bands: bands.map(({ from, ...words }) => ({ from: half(from), ...words })),
    vetoes,
    vetoEffect: head.vetoEffect,
  }
}

function typedItem({ deltas, per, cap, block, of, kinds, statuses, posts, roles, others, ...rest }: ItemForm): unknown {
  const more = {
    ...(of === 'attendance' && { kinds: codes(kinds), statuses: codes(statuses) }),
    ...(of === 'post' && { posts, ...(roles.length && { roles }) }),
  }
  return {
    ...rest,
    deltas: parts(deltas).map(half),
    per: Number(per),
    cap: halfOrNone(cap),
    ...(block && { block }),
    facts: [...(of ? [{ of, ...more }] : []), ...others],
  }
}

const codes = (text: string) => text.split(' ').filter(Boolean)
