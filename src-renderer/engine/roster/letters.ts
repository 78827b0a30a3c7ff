import * as z from 'zod'
import { daysBetween } from '../../../src-shared/plain-date'
import { Member } from '../../../src-shared/roster/member'
import { statuteThresholds } from '../../../src-shared/roster/thresholds'
import { defineQuery } from '../command'
import { peopleGone } from './left'
import { LetterLine } from './member-lines'

/**
 * Transfers whose letter nobody has answered, the oldest first; `late` once it has gone unanswered for more days than
 * offices usually wait. Who has come back waits for nothing.
 */
export const rosterLetters = defineQuery({
  name: 'roster.letters',
  title: '没有回执的介绍信',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      LetterLine.omit({ receipt: true }).extend({
        member: Member.shape.id,
        name: Member.shape.name,
        days: z.number().int(),
        late: z.boolean(),
      }),
    ),
  }),
  async run(reader, _input, outside) {
    const today = outside.today()
    const longest = statuteThresholds.letter.unansweredDays.number
    const rows = (await peopleGone(reader, today))
      .filter(({ last }) => last.departure === 'transferOut' && !last.receipt)
      .map(({ member, last }) => {
        const days = daysBetween(last.to, today)
        return {
          ...{ id: last.id, member: member.id, name: member.name, date: last.to },
          ...{ destination: last.destination ?? null, letter: last.departureLetter ?? null },
          ...{ days, late: days > longest },
        }
      })
      .sort((a, b) => b.days - a.days)
    return { rows }
  },
})
