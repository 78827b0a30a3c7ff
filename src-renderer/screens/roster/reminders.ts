import type { RouteLocationRaw } from 'vue-router'
import type { PlainDate } from '../../../src-shared/plain-date'
import { fiftyYearsIn, probationEnds } from '../../../src-shared/roster/party-age'
import type { ReminderKey } from '../../../src-shared/roster/put-off'

/** What the reminders look at in a row of the roster. */
export interface RemindedMember {
  membership: 'full' | 'probationary'
  joined: PlainDate | null
  regularised: PlainDate | null
  lostContact?: boolean
  /** Since when contact is lost, where that is known. */
  lostSince?: PlainDate | null
  /** Months by which a meeting extended the probation, as 发展党员 has it. */
  extended?: number
}

/** Reminders of who is on the roster; letters are of those who left it, steps of those who are not on it yet, points of branches, the rest of the grids. */
export type RosterReminder = Exclude<
  ReminderKey,
  'letters' | 'steps' | 'visits' | 'tagReviews' | 'patrols' | 'vacancies' | `points${string}`
>

export interface Reminder {
  key: ReminderKey
  title: string
  count: number
  /** What is counted, where it is not people. */
  unit?: string
  /** The page that shows whom it is about. */
  to: RouteLocationRaw
}

const kinds: Readonly<
  Record<
    RosterReminder,
    { title: (today: PlainDate) => string; picks: (member: RemindedMember, today: PlainDate) => boolean }
  >
> = {
  /** 政治生日: the day of joining; a file that knows only the month is in it too, and so is 29 February. */
  birthday: {
    title: today => `${Number(today.slice(5, 7))}月政治生日`,
    picks: ({ joined }, today) => joined?.slice(5, 7) === today.slice(5, 7),
  },
  /** 光荣在党50年: who reaches fifty full years by the next 1 July, and who may, where the day is not known. */
  fifty: {
    title: today => `光荣在党50年（${nextFirstOfJuly(today)}年7月1日）`,
    picks: ({ membership, joined, regularised }, today) => {
      const dates = { membership, ...(joined && { joined }), ...(regularised && { regularised }) }
      return membership === 'full' && fiftyYearsIn(dates, nextFirstOfJuly(today)) !== 'no'
    },
  },
  /** The probation is full this month or next, or has been without a decision. */
  probation: {
    title: () => '预备期已满或下月底前届满',
    picks: ({ membership, joined, extended }, today) =>
      membership === 'probationary' && !!joined && probationEnds(joined, extended).slice(0, 7) <= monthsLater(today, 1),
  },
  /** Half a year after contact was lost the office has to find somebody, or to report; who has no date is looked at too. */
  lost: {
    title: () => '失去联系满6个月或日期未登记',
    picks: ({ lostContact, lostSince }, today) =>
      !!lostContact && (!lostSince || monthsLater(lostSince.padEnd(7, '-01'), 6) + lostSince.slice(7) <= today),
  },
}

const nextFirstOfJuly = (today: PlainDate) => Number(today.slice(0, 4)) + (today.slice(5) > '07-01' ? 1 : 0)

/** The month some months after a date, as `2026-12`. */
function monthsLater(date: PlainDate, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

const keys = Object.keys(kinds) as RosterReminder[]

export const isReminder = (key: unknown): key is RosterReminder => keys.includes(key as RosterReminder)
export const reminderTitle = (key: RosterReminder, today: PlainDate) => kinds[key].title(today)
export const isReminded = (key: RosterReminder, member: RemindedMember, today: PlainDate) =>
  kinds[key].picks(member, today)

/** The reminders that concern somebody. */
export function remindersOn(members: readonly RemindedMember[], today: PlainDate): Reminder[] {
  return keys
    .map(key => ({
      key,
      title: reminderTitle(key, today),
      count: members.filter(member => isReminded(key, member, today)).length,
      to: { path: '/roster', query: { reminder: key } },
    }))
    .filter(reminder => reminder.count > 0)
}
