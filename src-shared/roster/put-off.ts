import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** What the roster reminds of. */
export const reminders = {
  birthday: '政治生日',
  fifty: '光荣在党50年',
  probation: '预备期届满',
  lost: '失去联系满6个月或日期未登记',
  letters: '转出介绍信没有回执',
  steps: '发展党员的步骤到期',
  pointsOpen: '积分没有结账',
  pointsNotice: '积分公示期满没有取下',
  pointsEnding: '积分公示快要期满',
  pointsAppeals: '积分异议没有办完',
  pointsRehang: '更正的积分没有再次公示',
  visits: '应访的户',
  tagReviews: '住户标签到期复核',
  patrols: '巡查没有登记全',
  vacancies: '网格岗位空缺',
} as const

export type ReminderKey = keyof typeof reminders

/** That the office puts a reminder off; one row a reminder, whose id is its key. */
export const PutOff = z
  .object({
    ...rowBase,
    reminder: choice(reminders).meta({ label: '提醒' }),
    /** First day on which it is shown again. */
    until: wholeDate.meta({ label: '放到', unit: 'date' }),
  })
  .meta({ label: '放下的提醒' })

export type PutOff = z.infer<typeof PutOff>
