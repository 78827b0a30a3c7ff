import * as z from 'zod'
import shipped from '../../resources/meetings/theme-day.json'
import type { Office } from '../office/office'
import type { Organisation } from '../roster/organisation'
import { kindsOf } from './kinds'
import type { Meeting } from './meeting'

/** The fixed day of the month and what is done on it (domain §1.3). */
export const ThemeDayPack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  day: z.number().int().min(1).max(28),
  actions: z.record(z.string(), z.string()),
  source: z.string(),
})

export const themeDayPack: z.infer<typeof ThemeDayPack> = shipped

/** The ten prescribed actions with their official words. */
export const themeActions: Readonly<Record<keyof typeof shipped.actions, string>> = shipped.actions

/** The day of the month on which a branch holds its theme day: its own, its office's, or the usual one. */
export function themeDayOf(
  branch: Pick<Organisation, 'themeDay'> | undefined,
  office: Pick<Office, 'themeDay'> | undefined,
): number {
  return branch?.themeDay ?? office?.themeDay ?? themeDayPack.day
}

/** What a theme day did of the prescribed actions, in their order; nothing of any other meeting. */
export function actionWords(meeting: Pick<Meeting, 'kind' | 'countsAs' | 'actions'>): string[] {
  if (!kindsOf(meeting).includes('themeDay')) return []
  const done = new Set<string>(meeting.actions)
  return Object.entries(themeActions).flatMap(([action, word]) => (done.has(action) ? [word] : []))
}
