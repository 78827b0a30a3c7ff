import type { PlainDate } from '../../../src-shared/plain-date'

/** What the reminders look at in a row of the roster. */
export interface RemindedMember {
  membership: string
  joined: PlainDate | null
  regularised: PlainDate | null
  partyAge?: number | undefined
}

export type ReminderKey = 'birthday' | 'fifty' | 'probation'

export interface Reminder {
  key: ReminderKey
  title: string
  count: number
}

const kinds: Readonly<
  Record<
    ReminderKey,
    { title: (today: PlainDate) => string; picks: (member: RemindedMember, today: PlainDate) => boolean }
  >
> = {
  /** 政治生日: the day of joining; a file that knows only the month is in it too. */
  birthday: {
    title: today => `${Number(today.slice(5, 7))}月政治生日`,
    picks: ({ joined }, today) => joined?.slice(5, 7) === today.slice(5, 7),
  },
  /** 光荣在党50年: whose party age, counted from 转正, reaches fifty next year. */
  fifty: {
    title: () => '光荣在党50年（明年）',
    picks: ({ membership, joined, regularised, partyAge }, today) => {
      const start = regularised ?? (typeof partyAge === 'number' ? joined : null)
      return membership === 'full' && start !== null && Number(start.slice(0, 4)) + 50 === Number(today.slice(0, 4)) + 1
    },
  },
  /** The year of probation ends within two months, or has ended without a decision. */
  probation: {
    title: () => '预备期两个月内届满',
    picks: ({ membership, joined }, today) => {
      if (membership !== 'probationary' || !joined) return false
      const end = `${Number(joined.slice(0, 4)) + 1}${joined.slice(4)}`
      return end.slice(0, 7) <= monthsLater(today, 2)
    },
  },
}

/** The month some months after a date, as `2026-12`. */
function monthsLater(date: PlainDate, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

const keys = Object.keys(kinds) as ReminderKey[]

export const isReminder = (key: unknown): key is ReminderKey => keys.includes(key as ReminderKey)
export const reminderTitle = (key: ReminderKey, today: PlainDate) => kinds[key].title(today)
export const isReminded = (key: ReminderKey, member: RemindedMember, today: PlainDate) =>
  kinds[key].picks(member, today)

/** The reminders that concern somebody. */
export function remindersOn(members: readonly RemindedMember[], today: PlainDate): Reminder[] {
  return keys
    .map(key => ({
      key,
      title: reminderTitle(key, today),
      count: members.filter(member => isReminded(key, member, today)).length,
    }))
    .filter(reminder => reminder.count > 0)
}
