import * as z from 'zod'
import { YearBook, isOfYear, yearBook } from '../../../src-shared/meetings/year-book'
import { problem, Refusal } from '../../../src-shared/problem'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import { printedBy } from '../office/queries'
import { communityName } from '../roster/queries'
import { branchUnknown, writtenYear } from './outputs'
import { sheetOf } from './queries'

/** The records of a branch and year bound as one: this year's where it says none. */
export const meetingYearBook = defineQuery({
  name: 'meetings.yearBook',
  title: '打印会议记录合订本',
  input: z.object({ id: z.string().meta({ label: '党支部' }), year: writtenYear.optional() }),
  output: YearBook,
  async run(reader, { id, year }, outside) {
    const branch = await reader.get('organisations', id)
    if (!branch) throw new Refusal([branchUnknown])
    const { today, operator } = printedBy(outside)
    const of = year ?? today.slice(0, 4)
    const all = await reader.between('meetings', '[branch+date]', [id, ''], [id, '9999'])
    const meetings = all.filter(meeting => isOfYear(meeting, of))
    if (!meetings.length)
      throw new Refusal([problem('year-empty', `${branch.name}${of}年没有会议记录。请换一个年度或党支部。`)])
    const records = []
    for (const meeting of meetings) {
      const group = meeting.group && (await reader.get('organisations', meeting.group))?.name
      records.push({ meeting, group, sheet: await sheetOf(reader, meeting, outside) })
    }
    return yearBook(records, {
      unit: branch.name,
      branch: shortName(branch.name, await communityName(reader)),
      year: of,
      ...{ printedOn: today, operator },
    })
  },
})
