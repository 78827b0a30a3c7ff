import * as z from 'zod'
import { reviewResults } from '../../../src-shared/meetings/review-sheets'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { defineQuery } from '../command'
import { communityName } from '../roster/queries'
import { meetingOf } from './queries'

/** The results of a 民主评议党员 on paper. */
export const reviewSheet = defineQuery({
  name: 'meetings.reviewSheet',
  title: '民主评议党员结果汇总表',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: ListSheet,
  async run(reader, { id }, outside) {
    const meeting = await meetingOf(reader, id)
    const branch = await reader.get('organisations', meeting.branch)
    const of = { branchName: branch?.name ?? '', community: await communityName(reader) }
    return reviewResults(meeting, { ...of, printedOn: outside.today() })
  },
})
