import { forces, gridRoles, heldOf, type GridRole } from '../../../../src-shared/grid/grid-post'
import { selectionSteps, type SelectionStep } from '../../../../src-shared/grid/selection'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { choosable, type Choosable } from '../../choosable'
import { dateField, onDay, optionsOf, runs, type Deed, type DeedField, type DeedTexts } from '../../roster/deeds/deed'

export type PersonRow = QueryOutput<'grid.people'>['rows'][number]
export type OnePerson = NonNullable<QueryOutput<'grid.person'>>
export type ServingLine = PersonRow['holds'][number]
export type VacancyRow = QueryOutput<'grid.vacancies'>['rows'][number]
type Place = QueryOutput<'grid.places'>['rows'][number]
type Who = CommandInput<'grid.appoint'>['who']

/** Everybody who could serve, to be chosen by name; the id is what `who` of a deed asks: `member ID`. */
export const candidatesOf = (rows: QueryOutput<'grid.candidates'>['rows']): Choosable[] =>
  choosable(
    rows.map(({ as, id, name, where, birth, phone }) => ({
      ...{ id: `${as} ${id}`, name, branch: where, branchName: where, birth, phone },
    })),
  )

/** Whom a form names, as the deeds ask it. */
export function whoOf({ who, name, employer, phone }: DeedTexts): Who {
  const [as, id] = (who ?? '').split(' ')
  return id ? { [as!]: id } : { ...(name && { name }), ...(employer && { unit: employer }), ...(phone && { phone }) }
}

const known = (texts: DeedTexts) => (texts['by'] ?? 'known') === 'known'
const other = (texts: DeedTexts) => texts['by'] === 'other'

/** Who it is: chosen by name, or somebody else written down. @param more further ways, such as nobody @param among those who may be chosen */
export const whoFields = (
  label: string,
  more: readonly ChoiceOption[] = [],
  among?: readonly Choosable[],
): DeedField[] => [
  {
    ...{ name: 'by', label: `${label}是`, as: 'choice' },
    options: [
      { value: 'known', label: '在册党员、报到党员或已登记的人' },
      { value: 'other', label: '其他人（填姓名）' },
      ...more,
    ],
  },
  { name: 'who', label, as: 'member', when: known, ...(among && { among }) },
  { name: 'name', label: '姓名', as: 'text', when: other },
  { name: 'employer', label: '所在单位', as: 'text', optional: true, when: other },
  { name: 'phone', label: '联系电话', as: 'text', optional: true, when: other },
]

const placeWords = { grid: '网格', building: '楼栋', estate: '小区' } as const

/** What stands where somebody is appointed: a place that is open, and the role that it lacks. */
export interface Seat {
  of: keyof typeof placeWords
  place: string
  placeName: string
  role?: GridRole | undefined
  /** Units of a building, for a 单元长. */
  units?: readonly string[]
}

/** Somebody begins to serve; of a place that is known, only in its roles. */
export function appointDeed(places: readonly Place[], today: PlainDate, seat?: Seat): Deed {
  const roles = Object.fromEntries(
    Object.entries(gridRoles).filter(([role]) => !seat || heldOf[role as GridRole] === seat.of),
  )
  const held = (texts: DeedTexts) => heldOf[texts['role'] as GridRole]
  const choices = (kind: Place['kind']): DeedField => ({
    ...{ name: kind, label: placeWords[kind], as: 'choice' },
    options: places.filter(place => place.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
    when: texts => held(texts) === kind,
  })
  const unit: DeedField = {
    ...{ name: 'unit', label: '单元', as: seat?.units?.length ? 'choice' : 'text', optional: true },
    ...(seat?.units?.length && { options: seat.units.map(value => ({ value, label: value })) }),
    when: texts => texts['role'] === 'unitLeader',
  }
  return {
    question: seat ? `登记${seat.placeName}任职` : '登记网格任职',
    deed: '登记任职',
    remedy: '登记错了，按 Ctrl+Z 撤销，或者删除；不再担任的，登记卸任，历任都留着。',
    fields: [
      { name: 'role', label: '岗位', as: 'choice', options: optionsOf(roles) },
      ...(seat ? [] : (['grid', 'building', 'estate'] as const).map(choices)),
      unit,
      ...whoFields('人员'),
      {
        ...{ name: 'force', label: '派驻类别', as: 'choice', options: optionsOf(forces), optional: true },
        when: texts => texts['role'] === 'stationed',
      },
      { ...dateField('上任日期', 'from'), optional: true },
    ],
    initial: { by: 'known', role: seat?.role ?? '', ...onDay(today, 'from') },
    run: (engine, texts, command) => {
      const { by: _, who: __, name: ___, employer: ____, phone: _____, ...post } = texts
      return runs('grid.appoint', { who: whoOf(texts), ...(seat && { [seat.of]: seat.place }) })(engine, post, command)
    },
    said: '已登记任职',
  }
}

/** Serves no longer, from a day on. */
export function endDeed(line: ServingLine, today: PlainDate): Deed {
  return {
    question: `${line.name}不再任${line.placeName}${line.word}`,
    deed: '登记卸任',
    remedy: '历任都留着，那天以前的情况不变。登记错了，可以撤销。',
    fields: [dateField('卸任日期', 'to'), { name: 'reason', label: '卸任原因', as: 'text', optional: true }],
    initial: onDay(today, 'to'),
    run: runs('grid.endPost', { id: line.id }),
    said: `已登记${line.name}卸任`,
  }
}

const noted = ['from', 'to', 'reason', 'unit', 'force'] as const

/** Puts right what is written of a post; what is emptied is no longer known. */
export function correctPostDeed(line: ServingLine): Deed {
  return {
    question: `更正${line.name}任${line.placeName}${line.word}`,
    deed: '保存',
    remedy: '只改写错的。换了人或者换了岗位的，登记卸任，再登记新的任职。',
    fields: [
      { ...dateField('上任日期', 'from'), optional: true },
      { ...dateField('卸任日期', 'to'), optional: true },
      { name: 'reason', label: '卸任原因', as: 'text', optional: true },
      ...(line.role === 'unitLeader'
        ? [{ name: 'unit', label: '单元', as: 'text' as const, optional: true as const }]
        : []),
      ...(line.role === 'stationed'
        ? [
            {
              ...{ name: 'force', label: '派驻类别', as: 'choice' as const, options: optionsOf(forces) },
              optional: true as const,
            },
          ]
        : []),
    ],
    initial: Object.fromEntries(noted.map(field => [field, line[field] ?? ''])),
    run: (engine, texts, command) => {
      const changed = noted.filter(field => (texts[field] ?? '') !== (line[field] ?? ''))
      const said = Object.fromEntries(changed.map(field => [field, texts[field] ?? null]))
      return engine.run('grid.changePost', { id: line.id, ...said }, command)
    },
    said: `已更正${line.name}的任职`,
  }
}

const steps = Object.keys(selectionSteps) as SelectionStep[]
const stepLabels: Readonly<Record<SelectionStep, string>> = {
  recommended: '推：推荐日期',
  examined: '审：审核日期',
  elected: '选：推选日期',
  assessed: '评：评议日期',
  engaged: '聘：聘任日期',
}

/** The five steps by which a 楼栋长 or 党小组长 was chosen. */
export function selectionDeed(line: ServingLine): Deed {
  const of = line.role === 'groupLeader' ? { groupLeader: line.id } : { post: line.id }
  return {
    question: `${line.name}任${line.placeName}${line.word}的推审选评聘`,
    deed: '保存',
    remedy: '做了哪一步就填哪一步的日期，没有做的空着，以后可以补。',
    fields: steps.map(step => ({ ...dateField(stepLabels[step], step), optional: true })),
    initial: Object.fromEntries(steps.map(step => [step, line.selection?.[step] ?? ''])),
    run: (engine, texts, command) =>
      engine.run(
        'grid.noteSelection',
        { ...of, ...Object.fromEntries(steps.map(step => [step, texts[step] ?? null])) },
        command,
      ),
    said: `已登记${line.name}的推审选评聘`,
  }
}

/** So many posts are ticked one by one at most; who holds more hands over all of them, or those of one grid are ended by hand. */
const tickable = 40

/** Somebody leaves or changes their area: what they hold goes to somebody else, or becomes vacant, in one deed. */
export function reassignDeed(person: OnePerson, today: PlainDate): Deed {
  const own = person.holds.filter(line => line.person !== null)
  const some = (texts: DeedTexts) => texts['what'] === 'some'
  const all = [own.length && `${own.length}个岗位`, person.pairings && `${person.pairings}个结对户`].filter(Boolean)
  return {
    question: `移交${person.name}的岗位`,
    deed: '移交',
    remedy: '一次全部改好，历任都留着；移交错了，按 Ctrl+Z 一步撤销。移交以后可以打印移交清单。',
    fields: [
      {
        ...{ name: 'what', label: '移交', as: 'choice' },
        options: [
          { value: 'all', label: `全部（${all.join('、')}）` },
          ...(own.length > 1 && own.length <= tickable ? [{ value: 'some', label: '选出的岗位' }] : []),
        ],
      },
      {
        ...{ name: 'posts', label: '岗位', as: 'several', when: some },
        options: own.map(({ id, placeName, word }) => ({ value: id, label: `${placeName} ${word}` })),
      },
      ...whoFields('接任人', [{ value: 'nobody', label: '暂时没有（空缺）' }]),
      dateField('移交日期', 'day'),
      { name: 'reason', label: '原因', as: 'text', optional: true },
    ],
    initial: { what: 'all', by: 'known', ...onDay(today, 'day') },
    run: (engine, texts, command) =>
      engine.run(
        'grid.reassign',
        {
          ...{ person: person.id, day: texts['day']! },
          ...(texts['what'] === 'some' && { posts: (texts['posts'] ?? '').split(' ').filter(Boolean) }),
          ...(texts['by'] !== 'nobody' && { who: whoOf(texts) }),
          ...(texts['reason'] && { reason: texts['reason'] }),
        },
        command,
      ),
    said: `已移交${person.name}的岗位`,
  }
}

/** What is on file of somebody who stands in no other record; the phone stands masked and stays as it is unless it is written anew. */
export function correctPersonDeed(person: OnePerson): Deed {
  const facts = ['name', 'unit', 'phone'] as const
  const before: Record<(typeof facts)[number], string> = {
    ...{ name: person.as === 'other' ? person.name : '', unit: person.unit ?? '', phone: person.phone ?? '' },
  }
  const own = person.as === 'other'
  return {
    question: `修改${person.name}的登记`,
    deed: '保存',
    remedy: own
      ? '改错了，再改一次或撤销即可。'
      : `姓名和电话照${person.as === 'member' ? '党员名册' : '报到党员名单'}，到那里改。这里只改所在单位。`,
    fields: [
      ...(own ? [{ name: 'name', label: '姓名', as: 'text' as const }] : []),
      { name: 'unit', label: '所在单位', as: 'text', optional: true },
      ...(own
        ? [
            {
              ...{ name: 'phone', label: '联系电话', as: 'text' as const, optional: true as const },
              ...(person.phone && { hint: '遮着的号码不改就保持原样；要改，把号码写全' }),
            },
          ]
        : []),
    ],
    initial: before,
    run: (engine, texts, command) => {
      const changed = facts.filter(field => (own || field === 'unit') && (texts[field] ?? '') !== before[field])
      const said = Object.fromEntries(changed.map(field => [field, texts[field] ?? null]))
      return engine.run('grid.changePerson', { id: person.id, ...said }, command)
    },
    said: `已修改${person.name}的登记`,
  }
}
