import { doorTags, tags, tagSources, type Tag } from '../../../../src-shared/grid/mark'
import { relations } from '../../../../src-shared/grid/resident'
import { reviewOf } from '../../../../src-shared/grid/tag-terms'
import { sexes } from '../../../../src-shared/roster/choices'
import { printDate, type PlainDate } from '../../../../src-shared/plain-date'
import { done, problem, refused, type Problem } from '../../../../src-shared/problem'
import type { QueryOutput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import type { Removal } from '../../removal'
import {
  dateField,
  onDay,
  optionsOf,
  partialField,
  runs,
  type Deed,
  type DeedField,
  type DeedTexts,
} from '../../roster/deeds/deed'

export type Home = QueryOutput<'grid.household'>
export type HomeResident = Home['residents'][number]
export type HomeMark = Home['marks'][number]

const text = (name: string, label: string, more: Partial<DeedField> = {}): DeedField => ({
  ...{ name, label, as: 'text', optional: true },
  ...more,
})
const masked = '遮着的号码不改就保持原样；要改，把号码写全'
const wholeDay: Partial<DeedField> = { hint: '如 2026-05-01，不知道就留空' }

/** What of a form differs from what stands on the books; an emptied field is said to be null. */
function changedIn(before: Readonly<Record<string, string | null>>, texts: DeedTexts): Record<string, string | null> {
  const changed = Object.entries(before).flatMap(([field, known]) => {
    const now = texts[field] ?? ''
    return now === (known ?? '') ? [] : [[field, now || null] as const]
  })
  return Object.fromEntries(changed)
}
const filled = (facts: Readonly<Record<string, string | null>>): DeedTexts =>
  Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, value ?? '']))

const doorFields: readonly DeedField[] = [
  text('unit', '单元', { hint: '如 1、东；没有单元就留空' }),
  { name: 'room', label: '室', as: 'text', hint: '如 501' },
]
const homeFacts: readonly DeedField[] = [
  text('contact', '户主或联系人'),
  text('phone', '联系电话'),
  text('note', '备注', { lines: 2 }),
]

/**
 * A household that is not on the list yet.
 * @param known what of its door is known
 * @param made is told which it became
 */
export function addHomeDeed(
  buildings: readonly ChoiceOption[],
  known: { building: string; unit?: string; room?: string },
  made?: (id: string) => void,
): Deed {
  return {
    question: '登记住户',
    deed: '登记',
    remedy: '登记错了，可以修改、撤销或删除。整栋的各户，在楼栋里填好层数和每层户数，可以一次生成。',
    fields: [{ name: 'building', label: '楼栋', as: 'choice', options: buildings }, ...doorFields, ...homeFacts],
    initial: known,
    run: async (engine, { building = '', room = '', ...texts }, command) => {
      const outcome = await engine.run('grid.addHousehold', { building, room, ...texts }, command)
      if (outcome.ok) made?.(outcome.value.id)
      return outcome
    },
    said: '已登记住户',
  }
}
const laying = {
  question: '按层数生成各户',
  deed: '生成',
  said: '已生成各户',
} as const
const laidAs = '按单元、层数、每层户数生成，如1单元 101 到 3404；已经登记的门不动。'

/** All doors of a building at once, as its units have floors. */
export function layDoorsDeed({ id, name }: { id: string; name: string }): Deed {
  return {
    ...laying,
    question: `按层数生成${name}的各户`,
    remedy: `${laidAs}生成错了，按 Ctrl+Z 一次撤销。`,
    fields: [],
    run: (engine, _, command) => engine.run('grid.layDoors', { building: id }, command),
  }
}

type Place = QueryOutput<'grid.places'>['rows'][number]

/** All doors of a building, or of every building of an estate or a grid; a building whose floors are not known is named and left. */
export function layManyDoorsDeed(places: readonly Place[], building: string): Deed {
  const scopes = { building: '一栋楼', estate: '一个小区的各栋', grid: '一个网格的各栋' } as const
  type Row = QueryOutput<'grid.overview'>['buildings'][number]
  const idOf: Readonly<Record<keyof typeof scopes, (row: Row) => string | null>> = {
    ...{ building: ({ id }) => id, estate: ({ estate }) => estate, grid: ({ grid }) => grid },
  }
  const among = (kind: keyof typeof scopes): DeedField => ({
    ...{ name: kind, label: { building: '楼栋', estate: '小区', grid: '网格' }[kind], as: 'choice' },
    options: places.filter(place => place.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
    when: texts => texts['scope'] === kind,
  })
  return {
    ...laying,
    remedy: `${laidAs}没有层数的楼会指出来。生成错了，按 Ctrl+Z 撤销，一次一栋。`,
    fields: [
      { name: 'scope', label: '范围', as: 'choice', options: optionsOf(scopes) },
      ...(['building', 'estate', 'grid'] as const).map(among),
    ],
    initial: { scope: building ? 'building' : 'estate', building },
    run: async (engine, texts) => {
      const found = await engine.query('grid.overview', {})
      if (!found.ok) return found
      const scope = texts['scope'] as keyof typeof scopes
      const buildings = found.value.buildings.filter(row => idOf[scope](row) === texts[scope])
      const left: Problem[] = []
      for (const { id } of buildings) {
        const laid = await engine.run('grid.layDoors', { building: id })
        if (!laid.ok) left.push(...laid.problems.map(one => ({ ...one, severity: 'warning' as const })))
      }
      if (!buildings.length) return refused(problem('building-none', '里面还没有楼栋，请先在“网格 → 楼栋”里登记。'))
      return left.length < buildings.length ? done(undefined, left) : refused(...left.slice(0, 3))
    },
  }
}

export function changeHomeDeed(home: Home): Deed {
  const facts = { unit: home.unit, room: home.room, contact: home.contact, phone: home.phone, note: home.note }
  return {
    question: `修改${home.door}`,
    deed: '保存',
    remedy: '改错了，再改一次或撤销即可。',
    fields: [
      ...doorFields,
      ...homeFacts.map(field => (field.name === 'phone' && home.phone ? { ...field, hint: masked } : field)),
    ],
    initial: filled(facts),
    run: (engine, texts, command) => {
      const { room, ...rest } = changedIn(facts, texts)
      return engine.run('grid.changeHousehold', { id: home.id, ...rest, ...(room && { room }) }, command)
    },
    said: `已修改${home.door}`,
  }
}

export function endHomeDeed({ id, door }: Home, today: PlainDate): Deed {
  return {
    question: `登记${door}注销`,
    deed: '登记注销',
    remedy: '从这一天起名单里没有这一户，以前的日子不变；标签和结对同时结束。登记错了，可以撤销。',
    fields: [dateField('注销日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('grid.endHousehold', { id }),
    said: `已登记${door}注销`,
  }
}

const residentFields: readonly DeedField[] = [
  { name: 'relation', label: '与户主关系', as: 'choice', options: optionsOf(relations), optional: true },
  text('name', '姓名', { hint: '在册党员不用填姓名，选下面的“在册党员”' }),
  { name: 'member', label: '在册党员', as: 'member', optional: true, hint: '姓名、性别、出生日期、电话用名册里的' },
  { name: 'sex', label: '性别', as: 'choice', options: optionsOf(sexes), optional: true },
  partialField('出生日期', 'birth'),
  text('phone', '联系电话'),
  text('from', '迁入日期', wholeDay),
  text('note', '备注'),
]

export function addResidentDeed({ id, door }: Home): Deed {
  return {
    question: `登记住在${door}的居民`,
    deed: '登记',
    remedy: '登记错了，可以修改、撤销或删除。只记走访要用的，不记身份证号码。',
    fields: residentFields,
    initial: {},
    run: runs('grid.addResident', { household: id }),
    said: '已登记居民',
  }
}

export function changeResidentDeed(one: HomeResident): Deed {
  const { relation, sex, birth, phone, from, note } = one
  const all = { relation, name: one.name, sex, birth, phone, from, note }
  const facts: Record<string, string | null> = one.member ? { relation, from, note } : all
  return {
    question: `修改${one.name}的登记`,
    deed: '保存',
    remedy: one.member
      ? '姓名、性别、出生日期、电话在党员名册里修改。改错了，再改一次或撤销即可。'
      : '改错了，再改一次或撤销即可。迁出的用“登记迁出”。',
    fields: residentFields
      .filter(({ name }) => name in facts)
      .map(field => {
        if (field.name === 'phone' && phone) return { ...field, hint: masked }
        return field.name === 'name' ? { name: 'name', label: '姓名', as: 'text' } : field
      }),
    initial: filled(facts),
    run: (engine, texts, command) =>
      engine.run('grid.changeResident', { id: one.id, ...changedIn(facts, texts) }, command),
    said: `已修改${one.name}的登记`,
  }
}

const called = (people: readonly HomeResident[]) =>
  people.length === 1 ? people[0]!.name : `${people[0]!.name}等${people.length}人`

export function moveOutDeed(people: readonly HomeResident[], today: PlainDate): Deed {
  return {
    question: `登记${called(people)}迁出`,
    deed: '登记迁出',
    remedy: '从这一天起不住在这里，以前的日子不变；本人的标签同时结束。登记错了，可以撤销。',
    fields: [dateField('迁出日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('grid.moveOut', { ids: people.map(({ id }) => id) }),
    said: `已登记${called(people)}迁出`,
  }
}

export function moveDeed(people: readonly HomeResident[], today: PlainDate): Deed {
  return {
    question: `${called(people)}转到别的户`,
    deed: '登记转户',
    remedy: '从这一天起住在那一户，标签跟着走；以前的日子不变。登记错了，可以撤销。',
    fields: [{ name: 'household', label: '转到', as: 'member', hint: '门牌，如 3-2-501' }, dateField('转户日期')],
    initial: onDay(today),
    run: runs('grid.moveResidents', { ids: people.map(({ id }) => id) }),
    said: `已登记${called(people)}转户`,
  }
}

/** A tag of the household, or of one who lives there. */
export function addMarkDeed(home: Home, today: PlainDate): Deed {
  const people = home.residents.filter(({ here }) => here).map(({ id, name }) => ({ value: id, label: name }))
  return {
    question: `给${home.door}登记标签`,
    deed: '登记',
    remedy: '到复核日期以后会提示再看一次。只记有没有；疾病、病史等详情不写在标签里，要记就记在“封存信息”里。',
    fields: [
      { name: 'tag', label: '标签', as: 'choice', options: optionsOf(tags) },
      {
        ...{ name: 'resident', label: '是谁的', as: 'choice', optional: true, options: people },
        hint: '留空是整户的',
        when: texts => people.length > 0 && !(doorTags as ReadonlySet<string>).has(texts['tag'] ?? ''),
      },
      { name: 'source', label: '来源', as: 'choice', options: optionsOf(tagSources) },
      { ...dateField('登记日期', 'from'), hint: reviewWords },
    ],
    initial: { source: 'visit', ...onDay(today, 'from') },
    run: runs('grid.addMark', { household: home.id }),
    said: '已登记标签',
  }
}

/** When the tag has to be looked at again, as the program sets it by itself. */
function reviewWords({ tag = '', from = '' }: DeedTexts): string {
  if (!tag || !from) return ''
  const review = reviewOf(tag as Tag, from)
  return review ? `到${printDate(review)}复核` : '长期有效，不用复核'
}

export function confirmMarkDeed({ id, tag }: HomeMark, today: PlainDate): Deed {
  return {
    question: `再次确认“${tags[tag]}”`,
    deed: '确认',
    remedy: '从确认日期重新计算复核日期。确认错了，可以撤销。',
    fields: [dateField('确认日期', 'on')],
    initial: onDay(today, 'on'),
    run: runs('grid.confirmMarks', { ids: [id] }),
    said: `已再次确认“${tags[tag]}”`,
  }
}

export function endMarkDeed({ id, tag }: HomeMark, today: PlainDate): Deed {
  return {
    question: `取消“${tags[tag]}”`,
    deed: '取消标签',
    remedy: '从这一天起没有这个标签，以前的统计不变。取消错了，可以撤销。',
    fields: [dateField('取消日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('grid.endMark', { id }),
    said: `已取消“${tags[tag]}”`,
  }
}

export function hubDeed({ id, door, hub }: Home, hubs: readonly ChoiceOption[]): Deed {
  return {
    question: `${door}的党员中心户`,
    deed: '保存',
    remedy: '中心户在“党组织”里新设，这里只登记它住在哪一户。登记错了，可以撤销。',
    fields: [{ name: 'hub', label: '党员中心户', as: 'choice', options: hubs }],
    initial: { hub: hub?.id ?? '' },
    run: runs('grid.placeHub', { household: id }),
    said: '已登记中心户住址',
  }
}

export const residentRemoval = ({ id, name }: HomeResident): Removal => ({
  ...{ command: 'grid.removeResident', id, name },
  about: '只删误录的，本人的标签一起删除。搬走的不要删除，用“登记迁出”。',
  example: '如：与另一条重复登记',
})

export const markRemoval = ({ id, tag }: HomeMark): Removal => ({
  ...{ command: 'grid.removeMark', id, name: `“${tags[tag]}”标签` },
  about: '只删误录的。不再符合的不要删除，用“取消”，以前的统计不变。',
  example: '如：登记到了别的户',
})
