import type { PlainDate } from '../../../../src-shared/plain-date'
import {
  branchKinds,
  branchTies,
  organisationKinds,
  unitSituations,
  withoutSeal,
  type OrganisationKind,
} from '../../../../src-shared/roster/organisation'
import { posts } from '../../../../src-shared/roster/post'
import type { QueryOutput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { dateField, onDay, optionsOf, partialField, runs, type Deed, type DeedField } from './deed'

type Unit = NonNullable<QueryOutput<'roster.unit'>>

const nameHints: Partial<Record<OrganisationKind, string>> = { group: '如 第一党小组', hub: '如 王秀兰党员中心户' }
const isSealed = (kind: string | undefined) => !withoutSeal.has(kind as OrganisationKind)
/** The name as the seal has it, or as people call what has none. */
const nameFields: readonly DeedField[] = [
  { name: 'name', label: '党组织名称（照公章填写全称）', as: 'text', when: texts => isSealed(texts['kind']) },
  ...([...withoutSeal] as const).map((kind): DeedField => ({
    ...{ name: 'name', label: `${organisationKinds[kind]}名称`, as: 'text', hint: nameHints[kind] },
    when: texts => texts['kind'] === kind,
  })),
]
const branchKindField: DeedField = {
  ...{ name: 'branchKind', label: '党支部类型', as: 'choice', options: optionsOf(branchKinds), optional: true },
  when: texts => texts['kind'] === 'branch',
}
const words = (kinds: readonly OrganisationKind[]): ChoiceOption[] =>
  kinds.map(value => ({ value, label: organisationKinds[value] }))

/** A new unit below one. */
export function addUnitDeed(over: Pick<Unit, 'id' | 'name' | 'below'>): Deed {
  return {
    question: `在${over.name}下面新设`,
    deed: '新设',
    remedy: '设错了，可以撤销或删除。名称以后可以更正，也可以按日期更名。',
    fields: [
      { name: 'kind', label: '组织类别', as: 'choice', options: words(over.below) },
      ...nameFields,
      branchKindField,
      partialField('成立日期', 'founded'),
    ],
    initial: { kind: over.below[0] ?? '' },
    run: runs('roster.addUnit', { parent: over.id }),
    said: '已新设党组织',
  }
}

/** Renamed, moved or raised from a day on, or a mistake put right. */
export function changeUnitDeed(
  unit: Unit,
  { parents, kinds }: { parents: readonly ChoiceOption[]; kinds: readonly OrganisationKind[] },
  today: PlainDate,
): Deed {
  const dated = (texts: Readonly<Record<string, string>>) => texts['how'] === 'since'
  const before: Record<string, string> = {
    ...{ name: unit.name, kind: unit.kind, parent: unit.parent ?? '', branchKind: unit.branchKind ?? '' },
  }
  return {
    question: `更名或调整${unit.name}`,
    deed: '保存',
    remedy: '从某日起变更的，那天以前的名册、会议记录仍是原来的名称；更正写错的，从来就是改后的样子。',
    fields: [
      {
        ...{ name: 'how', label: '怎样改', as: 'choice' },
        options: [
          { value: 'since', label: '从某日起变更（更名、改隶属、升降格）' },
          { value: 'correct', label: '原来写错了，更正' },
        ],
      },
      ...nameFields,
      ...(unit.parent ? [{ name: 'parent', label: '上级党组织', as: 'choice' as const, options: parents }] : []),
      ...(kinds.length > 1 ? [{ name: 'kind', label: '组织类别', as: 'choice' as const, options: words(kinds) }] : []),
      { ...branchKindField, when: texts => (texts['kind'] ?? unit.kind) === 'branch' },
      { ...dateField('变更日期', 'since'), when: dated },
      { name: 'reason', label: '变更依据（文号）', as: 'text', optional: true, when: dated },
    ],
    // What nobody belongs to yet was mostly just written down otherwise.
    initial: { ...before, how: unit.members ? 'since' : 'correct', ...onDay(today, 'since') },
    run: (engine, { how: _, ...texts }, command) => {
      const changed = Object.entries(texts).filter(([name, text]) => text !== before[name])
      return runs('roster.changeUnit', { id: unit.id })(engine, Object.fromEntries(changed), command)
    },
    said: `已调整${unit.name}`,
  }
}

/** A 党员中心户 is a household: nobody elects it, nor does it belong to an employer. */
const elective: ReadonlySet<string> = new Set(['tie', 'situation', 'elected'])

/** What is on file of a unit besides its name and place. */
export function unitFactsDeed(unit: Unit): Deed {
  const isHub = unit.kind === 'hub'
  const facts = (['tie', 'situation', 'contact', 'phone', 'founded', 'elected'] as const).filter(
    name => !isHub || !elective.has(name),
  )
  return {
    question: `${unit.name}的基本情况`,
    deed: '保存',
    remedy: '改错了，再改一次或撤销即可。',
    fields: [
      { name: 'contact', label: '联系人', as: 'text', optional: true },
      { name: 'phone', label: '联系电话', as: 'text', optional: true },
      partialField('成立日期', 'founded'),
      partialField('本届选举日期', 'elected'),
      { name: 'tie', label: '组建方式', as: 'choice', options: optionsOf(branchTies), optional: true },
      { name: 'situation', label: '所在单位情况', as: 'choice', options: optionsOf(unitSituations), optional: true },
    ].filter(({ name }) => (facts as readonly string[]).includes(name)) as DeedField[],
    initial: Object.fromEntries(facts.map(name => [name, unit[name] ?? ''])),
    run: (engine, texts, command) =>
      engine.run('roster.changeUnit', emptied(facts, { id: unit.id, ...texts }), command),
    said: `已保存${unit.name}的基本情况`,
  }
}

/** What somebody emptied is written as nothing. */
function emptied<T extends { id: string }>(names: readonly string[], said: T): T {
  return { ...Object.fromEntries(names.map(name => [name, null])), ...said }
}

/** Dissolved from a day on, its members going elsewhere. */
export function dissolveDeed(unit: Unit, branches: readonly ChoiceOption[], today: PlainDate): Deed {
  const others = branches.filter(({ value }) => value !== unit.id)
  return {
    question: unit.members ? `撤销${unit.name}，${unit.members}名党员并入` : `撤销${unit.name}`,
    deed: '撤销',
    remedy:
      (unit.grids.length ? `它还负责${unit.grids.join('、')}，撤销后请在网格里另行指定。` : '') +
      '从这一天起不再有；以前的会议、积分和名册不变。撤销错了，可以撤销这一步。',
    fields: [
      ...(unit.kind === 'branch' && unit.members
        ? [{ name: 'into', label: '党员并入', as: 'choice' as const, options: others }]
        : []),
      dateField('撤销日期'),
      { name: 'reason', label: '撤销依据（文号）', as: 'text', optional: true },
    ],
    initial: onDay(today),
    run: runs('roster.dissolveUnits', { units: [unit.id] }),
    said: `已撤销${unit.name}`,
  }
}

/** Somebody takes a post. */
export function appointDeed(unit: Pick<Unit, 'id' | 'name' | 'kind'>): Deed {
  const inside = (texts: Readonly<Record<string, string>>) => texts['who'] !== 'outside'
  const first = { group: 'groupLeader', hub: 'hubHead' }[unit.kind as string] ?? 'secretary'
  return {
    question: `登记${unit.name}任职`,
    deed: '登记任职',
    remedy: '登记错了，可以撤销或删除；不再担任的，登记免职日期，历届都留着。',
    fields: [
      { name: 'post', label: '职务', as: 'choice', options: optionsOf(posts) },
      {
        ...{ name: 'who', label: '由谁担任', as: 'choice' },
        options: [
          { value: 'member', label: '本社区党员' },
          { value: 'outside', label: '其他人（居委会成员、兼职委员等）' },
        ],
      },
      { name: 'member', label: '党员', as: 'member', when: inside },
      { name: 'name', label: '姓名', as: 'text', when: texts => !inside(texts) },
      { name: 'unit', label: '所在单位及职务', as: 'text', optional: true, when: texts => !inside(texts) },
      partialField('任职日期', 'from'),
      { name: 'document', label: '任职文号', as: 'text', optional: true },
    ],
    initial: { who: 'member', post: first },
    run: (engine, { who: _, ...texts }, command) =>
      runs('roster.appoint', { organisation: unit.id })(engine, texts, command),
    said: '已登记任职',
  }
}

export function endPostDeed(post: { id: string; name: string; word: string }, today: PlainDate): Deed {
  return {
    question: `${post.name}不再任${post.word}`,
    deed: '登记免职',
    remedy: '历届任职都留着。登记错了，可以撤销。',
    fields: [dateField('免职日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('roster.endPost', { id: post.id }),
    said: `已登记${post.name}免职`,
  }
}
