import * as z from 'zod'
import { BirthdayCards, birthdayCards } from '../../../src-shared/roster/paper/birthday-cards'
import { defineQuery } from '../command'
import { paperContext, printedBy } from '../office/queries'
import { peopleOf } from './paper-people'

/** Cards for the 政治生日 of a month, of a unit or of everybody: this month's where it says none. */
export const rosterBirthdayCards = defineQuery({
  name: 'roster.birthdayCards',
  title: '打印政治生日贺卡',
  input: z.object({
    id: z.string().optional().meta({ label: '党组织' }),
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '请写年和月，如 2026-11' })
      .optional()
      .meta({ label: '月份' }),
  }),
  output: BirthdayCards,
  async run(reader, { id, month }, outside) {
    const today = outside.today()
    const { people, unit, day } = await peopleOf(reader, { id }, today)
    const units = new Map((await reader.all('organisations')).map(({ id, name }) => [id, name]))
    return birthdayCards(
      people.map(({ member, organisation, branch }) => ({ member, branch, unit: units.get(organisation) ?? '' })),
      month ?? today.slice(0, 7),
      await paperContext(reader, unit, day, printedBy(outside)),
    )
  },
})
