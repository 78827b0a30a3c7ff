import type { BackupReason } from './backup-index'

/** What choosing looks at. */
export interface KeptBackup {
  name: string
  /** ISO instant. */
  time: string
  reason: BackupReason
  /** Number of the journal entry it stands at: a clock may be set back, the journal never goes back. */
  entry: number
  rows: number
}

const day = 86_400_000

/** So many stay whatever their day: ways back from what was done today. */
const latest = 5

/** What was taken before a restore or a migration is the way back from it. */
const wayBackDays = 30

/**
 * Chooses which backups stay: the latest few; the newest of each of the last 7 days that have one, of 4 weeks, of 12 months, counted
 * from the newest, not from today, so that an office that was closed for a month loses none. A backup that holds more
 * rows than every newer one stays whatever its age: a store that shrank must not push out what it lost.
 * @returns names of those that may go
 */
export function surplusBackups(backups: readonly KeptBackup[]): string[] {
  const newestFirst = [...backups].sort((a, b) => b.entry - a.entry || (a.time < b.time ? 1 : -1))
  const stay = new Set<string>()
  const keepNewestOf = (count: number, span: (time: string) => string) => {
    const spans = new Set<string>()
    for (const { name, time } of newestFirst) {
      if (spans.has(span(time)) || spans.size === count) continue
      spans.add(span(time))
      stay.add(name)
    }
  }
  for (const { name } of newestFirst.slice(0, latest)) stay.add(name)
  keepNewestOf(7, time => time.slice(0, 10))
  keepNewestOf(4, weekOf)
  keepNewestOf(12, time => time.slice(0, 7))

  const newest = Date.parse(newestFirst[0]?.time ?? '')
  let most = -1
  for (const { name, time, reason, rows } of newestFirst) {
    if (rows > most) stay.add(name)
    most = Math.max(most, rows)
    const isWayBack = reason === 'before-restore' || reason === 'before-migration'
    if (isWayBack && newest - Date.parse(time) <= wayBackDays * day) stay.add(name)
  }
  return newestFirst.filter(({ name }) => !stay.has(name)).map(({ name }) => name)
}

/** The Monday of an instant's week. */
function weekOf(time: string): string {
  const at = Date.parse(time.slice(0, 10))
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10)
}
