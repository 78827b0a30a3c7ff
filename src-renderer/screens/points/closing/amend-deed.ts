import { printDate } from '../../../../src-shared/plain-date'
import { confirmers } from '../../../../src-shared/points/closing'
import type { Period } from '../../../../src-shared/period'
import { dateField, optionsOf, runs, type Deed } from '../../roster/deeds/deed'
import type { BranchRow } from './steps'

/** Who checked and confirmed what is closed, put right; the general meeting that took note, noted once it was held. */
export function amendDeed({ branch, branchName, closing, meetings }: BranchRow, period: Period): Deed {
  const held = (by: 'committee' | 'general') =>
    meetings.filter(one => one.by === by).map(({ id, on }) => ({ value: id, label: printDate(on) }))
  return {
    question: `${branchName}积分由谁确认`,
    deed: '保存',
    remedy: '只改由谁核对、由谁确认，公布的积分不变。公示单会照这里重新打印。',
    fields: [
      { name: 'checkedBy', label: '核对人', as: 'text' },
      { name: 'confirmedBy', label: '确认', as: 'choice', options: optionsOf(confirmers) },
      dateField('确认日期', 'confirmedOn'),
      {
        ...{ name: 'meeting', label: '确认的支委会', as: 'choice', optional: true, options: held('committee') },
        when: ({ confirmedBy }) => confirmedBy === 'committee',
      },
      {
        ...{ name: 'noted', label: '通报的支部党员大会', as: 'choice', optional: true, options: held('general') },
        hint: '没有支委会的支部，书记确认以后在党员大会上通报',
        when: ({ confirmedBy }) => confirmedBy === 'secretary',
      },
    ],
    initial: {
      checkedBy: closing?.checkedBy ?? '',
      confirmedBy: closing?.confirmedBy ?? 'secretary',
      confirmedOn: closing?.confirmedOn ?? '',
      meeting: closing?.meeting ?? '',
      noted: closing?.noted?.meeting ?? '',
    },
    run: runs('points.amendClosing', { branch, period }),
    said: `已更正：${branchName}积分的确认`,
  }
}
