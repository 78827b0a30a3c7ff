import { printDate } from '../../../../src-shared/plain-date'
import { confirmers } from '../../../../src-shared/points/closing'
import type { Period } from '../../../../src-shared/period'
import { dateField, optionsOf, runs, type Deed, type DeedField } from '../../roster/deeds/deed'
import type { BranchRow } from './steps'

/** Meetings that may have confirmed, or taken note behind the confirmation, each with its day and first topic. */
const held = ({ meetings, closing }: BranchRow, by: 'committee' | 'general') =>
  meetings
    .filter(one => one.by === by && (by === 'committee' || one.on >= (closing?.confirmedOn ?? '')))
    .map(({ id, on, topic }) => ({ value: id, label: [printDate(on), topic].filter(Boolean).join('　') }))

/** Whether there is a general meeting that may have taken note. */
export const isHeldSince = (row: BranchRow): boolean => held(row, 'general').length > 0

const saidOf = ({ closing }: BranchRow) => ({
  checkedBy: closing?.checkedBy ?? '',
  confirmedBy: closing?.confirmedBy ?? ('secretary' as const),
  confirmedOn: closing?.confirmedOn ?? '',
})

/** The general meeting that took note of what a secretary confirmed. */
export function noteDeed(row: BranchRow, period: Period): Deed {
  const options = held(row, 'general')
  return {
    question: `${row.branchName}积分在哪次党员大会上通报`,
    deed: '登记',
    remedy: '没有支委会的支部，书记确认以后在党员大会上通报。公示单会写上这次会议，积分不变。',
    fields: [{ name: 'noted', label: '支部党员大会', as: 'choice', options }],
    initial: { noted: options[0]?.value ?? '' },
    run: runs('points.amendClosing', { branch: row.branch, period, ...saidOf(row) }),
    said: `已登记：${row.branchName}积分在党员大会通报`,
  }
}

/** Who checked and confirmed what is closed, put right. */
export function amendDeed(row: BranchRow, period: Period): Deed {
  const { branch, branchName, closing } = row
  const of = (name: string, label: string, by: 'committee' | 'general', who: string): DeedField => ({
    ...{ name, label, as: 'choice', optional: true, options: held(row, by) },
    when: ({ confirmedBy }) => confirmedBy === who,
  })
  return {
    question: `${branchName}积分由谁确认`,
    deed: '保存',
    remedy: '只改由谁核对、由谁确认，公布的积分不变。已经贴出的公示单，改好以后在这里重新打印。',
    fields: [
      { name: 'checkedBy', label: '核对人', as: 'text' },
      { name: 'confirmedBy', label: '确认', as: 'choice', options: optionsOf(confirmers) },
      dateField('确认日期', 'confirmedOn'),
      of('meeting', '确认的支委会', 'committee', 'committee'),
      of('noted', '通报的支部党员大会', 'general', 'secretary'),
    ],
    initial: { ...saidOf(row), meeting: closing?.meeting ?? '', noted: closing?.noted?.meeting ?? '' },
    run: runs('points.amendClosing', { branch, period }),
    said: `已更正：${branchName}积分的确认`,
  }
}
