import * as z from 'zod'
import { reviewBallot, reviewResults } from '../../../src-shared/meetings/review-sheets'
import { problem, Refusal } from '../../../src-shared/problem'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { defineQuery } from '../command'
import { branchRoster, communityName } from '../roster/queries'
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

/** A blank ballot for the full members of a branch today. */
export const reviewBallotSheet = defineQuery({
  name: 'meetings.reviewBallot',
  title: '民主评议党员测评票',
  input: z.object({ id: z.string().meta({ label: '党支部' }) }),
  output: ListSheet,
  async run(reader, { id }, outside) {
    const branch = await reader.get('organisations', id)
    if (!branch) throw new Refusal([problem('branch-unknown', '没有这个党支部，请重新选择。')])
    const today = outside.today()
    const full = (await branchRoster(reader, id, today)).filter(({ membership }) => membership === 'full')
    return reviewBallot(
      full.map(({ name }) => name),
      Number(today.slice(0, 4)),
      { branchName: branch.name },
    )
  },
})
