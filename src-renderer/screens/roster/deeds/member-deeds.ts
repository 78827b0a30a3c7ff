import { extensionRule } from '../../../../src-shared/roster/probation-extended'
import { comparePlain, printDate, type PlainDate } from '../../../../src-shared/plain-date'
import { arrivals, departures } from '../../../../src-shared/roster/membership'
import { memberships } from '../../../../src-shared/roster/choices'
import { lostReasons } from '../../../../src-shared/roster/lost-contact'
import { haltKinds, needsApproval, type HaltKind } from '../../../../src-shared/roster/voting-halt'
import type { CommandInput } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'
import { dateField, onDay, optionsOf, partialField, runs, type Deed } from './deed'

type Extension = NonNullable<CommandInput<'roster.extendProbation'>['was']>

interface Who {
  id: string
  name: string
}

const { moved: _left, ...waysOut } = departures
const { moved: _came, ...waysIn } = arrivals

/** To another branch or group of the community. */
export function moveDeed(
  { id, name }: Who,
  branches: readonly ChoiceOption[],
  groupsOf: GroupsOf,
  today: PlainDate,
): Deed {
  return {
    question: `调整${name}的党支部、党小组`,
    deed: '调整',
    remedy: '从这一天起在新的党支部；此前的会议、积分和花名册不变。调错了，可以撤销。',
    fields: [
      { name: 'organisation', label: '党支部', as: 'choice', options: branches },
      ...branches.flatMap(({ value }) => {
        const groups = groupsOf(value)
        return groups.length
          ? [
              {
                ...{ name: `group-${value}`, label: '党小组', as: 'choice' as const, optional: true as const },
                ...{
                  options: groups,
                  when: (texts: Readonly<Record<string, string>>) => texts['organisation'] === value,
                },
              },
            ]
          : []
      }),
      dateField('从哪天起'),
    ],
    initial: onDay(today),
    run: (engine, texts, command) => {
      const organisation = texts['organisation']!
      const group = texts[`group-${organisation}`]
      return engine.run(
        'roster.move',
        { members: [id], organisation, date: texts['date']!, ...(group && { group }) },
        command,
      )
    },
    said: `已调整${name}的党支部`,
  }
}

/** Groups of a branch. */
export type GroupsOf = (branch: string) => readonly ChoiceOption[]

/** Off the books, for good or until coming back. */
export function leaveDeed({ id, name }: Who, today: PlainDate): Deed {
  const goesOn = (texts: Readonly<Record<string, string>>) => texts['departure'] === 'transferOut'
  return {
    question: `登记${name}离开本社区`,
    deed: '登记离开',
    remedy:
      '从这一天起不在花名册上；档案、会议和积分都留着，可以查。登记错了，可以撤销。转出后又转回来的，用“登记转回”。',
    fields: [
      { name: 'departure', label: '离开原因', as: 'choice', options: optionsOf(waysOut) },
      dateField('日期'),
      { name: 'destination', label: '转往单位', as: 'text', when: goesOn },
      { name: 'departureLetter', label: '介绍信编号', as: 'text', optional: true, when: goesOn },
    ],
    initial: { ...onDay(today), departure: 'transferOut' },
    run: runs('roster.leave', { member: id }),
    said: `已登记${name}离开`,
  }
}

/** Back on the books. */
export function returnDeed({ id, name }: Who, branches: readonly ChoiceOption[], today: PlainDate): Deed {
  return {
    question: `登记${name}转回`,
    deed: '登记转回',
    remedy: '从这一天起重新在花名册上；中间离开的日子不变。',
    fields: [
      { name: 'arrival', label: '转入方式', as: 'choice', options: optionsOf(waysIn) },
      { name: 'organisation', label: '党支部', as: 'choice', options: branches },
      dateField('日期'),
      { name: 'origin', label: '转出单位', as: 'text', optional: true },
      { name: 'arrivalLetter', label: '介绍信编号', as: 'text', optional: true },
    ],
    initial: { ...onDay(today), arrival: 'transferIn' },
    run: runs('roster.return', { member: id }),
    said: `已登记${name}转回`,
  }
}

export function letterDeed({ id, name }: Who, today: PlainDate): Deed {
  return {
    question: `${name}的介绍信回执`,
    deed: '登记回执',
    remedy: '登记错了，可以撤销。',
    fields: [dateField('回执日期', 'receipt')],
    initial: onDay(today, 'receipt'),
    run: runs('roster.confirmLetter', { id }),
    said: `已登记${name}的介绍信回执`,
  }
}

const onlyLater = '改错了，可以撤销；更正以前的，在“修改记录”里看得到。'

/** A transfer out put right: its day, where to, its letter and the receipt. */
export function departureDeed(
  { name }: Who,
  letter: { id: string; date: string; destination: string | null; letter: string | null; receipt: string | null },
): Deed {
  return {
    question: `更正${name}的转出登记`,
    deed: '更正',
    remedy: `换了日期的，那天一并结束的职务和情况也跟着换；会议记录不变。${onlyLater}`,
    fields: [
      dateField('转出日期'),
      { name: 'destination', label: '转往单位', as: 'text', optional: true },
      { name: 'departureLetter', label: '介绍信编号', as: 'text', optional: true },
      { name: 'receipt', label: '回执日期', as: 'date', optional: true },
    ],
    initial: {
      date: letter.date,
      ...(letter.destination && { destination: letter.destination }),
      ...(letter.letter && { departureLetter: letter.letter }),
      ...(letter.receipt && { receipt: letter.receipt }),
    },
    run: runs('roster.correctDeparture', { id: letter.id }),
    said: `已更正${name}的转出登记`,
  }
}

/** A transfer in put right: its day, where from, and its letter. */
export function arrivalDeed(
  { name }: Who,
  { id, date, origin, letter }: { id: string; date: string | null; origin: string | null; letter: string | null },
): Deed {
  return {
    question: `更正${name}的转入登记`,
    deed: '更正',
    remedy: `日期空着，就是建账以前转入的；会议记录不变。${onlyLater}`,
    fields: [
      { ...dateField('转入日期'), optional: true },
      { name: 'origin', label: '转出单位', as: 'text', optional: true },
      { name: 'arrivalLetter', label: '介绍信编号', as: 'text', optional: true },
    ],
    initial: { ...(date && { date }), ...(origin && { origin }), ...(letter && { arrivalLetter: letter }) },
    run: runs('roster.correctArrival', { id }),
    said: `已更正${name}的转入登记`,
  }
}

export function floatingDeed({ id, name }: Who): Deed {
  return {
    question: `登记${name}流动`,
    deed: '登记',
    remedy: '流动党员仍在花名册上，开会仍计入应到会。回来了，在这里登记结束日期。',
    fields: [
      { ...partialField('流出日期', 'from'), hint: '如 2026-05；空着的话，以前的日子也都算流动' },
      { name: 'place', label: '外出流向（省、市、县）', as: 'text' },
      { name: 'reason', label: '外出原因', as: 'text', optional: true },
      { name: 'keeper', label: '流入地党组织及联系人', as: 'text', optional: true },
    ],
    run: runs('roster.noteFloating', { member: id }),
    said: `已登记${name}流动`,
  }
}

export function lostDeed({ id, name }: Who): Deed {
  return {
    question: `登记${name}失联`,
    deed: '登记',
    remedy: '从最后一次参加组织生活或交党费算起。只是登记情况，怎样处理由党组织决定。联系上了，在这里登记结束日期。',
    fields: [
      partialField('失去联系日期', 'from'),
      { name: 'reason', label: '失联原因', as: 'choice', options: optionsOf(lostReasons), optional: true },
      { name: 'note', label: '查找情况', as: 'text', optional: true },
    ],
    run: runs('roster.noteLostContact', { member: id }),
    said: `已登记${name}失联`,
  }
}

export function haltDeed({ id, name }: Who): Deed {
  const approved = (texts: Readonly<Record<string, string>>) => needsApproval.has(texts['kind'] as HaltKind)
  return {
    question: `登记${name}的表决权情况`,
    deed: '登记',
    remedy: '登记的日子里，开会不计入应到会有表决权人数；已经记录的会议不变。期满了，在这里登记结束日期。',
    fields: [
      { name: 'kind', label: '情形', as: 'choice', options: optionsOf(haltKinds) },
      partialField('从哪天起', 'from'),
      { ...partialField('支部党员大会通过日期', 'resolution'), when: approved },
      { name: 'approval', label: '上级党组织批准文号', as: 'text', optional: true, when: approved },
    ],
    run: runs('roster.noteVotingHalt', { member: id }),
    said: `已登记${name}的表决权情况`,
  }
}

type Span = { table: 'floatings' | 'losses' | 'votingHalts'; id: string; title: string }

/** Since when and until when it held, put right. */
export const dateSpanDeed = (span: Span & { from: string | null; to: string | null }, name: string): Deed => ({
  question: `更正${name}的${span.title}日期`,
  deed: '更正',
  remedy: '开始日期空着，以前的日子也都算；结束日期空着，就是到现在还是。改错了，可以撤销。',
  fields: [partialField('开始日期', 'from'), partialField('结束日期', 'to')],
  initial: { ...(span.from && { from: span.from }), ...(span.to && { to: span.to }) },
  run: runs('roster.dateSpan', { table: span.table, id: span.id }),
  said: `已更正${name}的${span.title}日期`,
})

/** A probationary member whom the meeting made a full one. */
export const fullDeed = ({ id, name }: Who, full: PlainDate | null, today: PlainDate): Deed => ({
  question: `登记${name}转为正式党员`,
  deed: '登记转正',
  remedy: '从支部大会通过转正的那天起是正式党员；以前的名册、应到会和人数不变。登记错了，可以撤销。',
  fields: [dateField('转为正式党员日期', 'regularised')],
  initial: onDay(today, 'regularised'),
  doubt: ({ regularised = '' }): Readonly<Record<string, string>> => {
    if (!full || !regularised || comparePlain(regularised, full) >= 0) return {}
    return { regularised: `预备期到${printDate(full)}才满，请核对日期。确实这样的，再点一次“登记转正”。` }
  },
  run: (engine, { regularised = '' }, command) =>
    engine.run('roster.changeMember', { id, values: { membership: memberships.full, regularised } }, command),
  said: `已登记${name}转正`,
})

/** A probation that the meeting extended; with `was`, an earlier note is put right. */
export function extendDeed({ id, name }: Who, was: Extension | null, today: PlainDate): Deed {
  const { atLeast, atMost } = extensionRule
  const months = Array.from({ length: atMost - atLeast + 1 }, (_, i) => String(atLeast + i))
  const words: Readonly<Record<string, string>> = { 6: '半年', 12: '1年' }
  return {
    question: `${was ? '更正' : '登记'}${name}延长预备期`,
    deed: was ? '更正' : '登记',
    remedy: `${extensionRule.words}（${extensionRule.source}）。由支部大会决定，这里只登记结果；“今天”到延长期满再提醒。登记错了，可以撤销。`,
    fields: [
      dateField('支部大会决议日期'),
      {
        ...{ name: 'months', label: '延长多久', as: 'choice' },
        options: months.map(value => ({ value, label: words[value] ?? `${value}个月` })),
      },
    ],
    initial: was ? { date: was.date, months: String(was.months) } : { ...onDay(today), months: String(atLeast) },
    run: (engine, { date = '', months: said }, command) =>
      engine.run('roster.extendProbation', { member: id, date, months: Number(said), ...(was && { was }) }, command),
    said: `已登记${name}延长预备期`,
  }
}

export function endDeed(span: Span, name: string, today: PlainDate): Deed {
  return {
    question: `${name}的${span.title}情况结束`,
    deed: '登记结束',
    remedy: '从这一天起不再算；以前的日子不变。登记错了，可以撤销。',
    fields: [dateField('结束日期', 'to')],
    initial: onDay(today, 'to'),
    run: runs('roster.endSpan', { table: span.table, id: span.id }),
    said: `已登记${name}的${span.title}情况结束`,
  }
}
