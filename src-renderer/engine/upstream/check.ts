import * as z from 'zod'
import { calendarPeriod, type Period } from '../../../src-shared/period'
import { problem, type Problem } from '../../../src-shared/problem'
import { readCheckBooks } from '../../../src-shared/upstream/check-books'
import { CheckGroup, checkPeriod } from '../../../src-shared/upstream/check-rules'
import { lastReport } from '../../../src-shared/upstream/report'
import { defineQuery, type Outside } from '../command'

/** What is incomplete or contradicts itself in a period, before it is reported. */
export const checkReport = defineQuery({
  name: 'upstream.check',
  title: '报送前核对',
  input: z.object({ period: calendarPeriod }),
  output: z.object({ groups: z.array(CheckGroup) }),
  run: async (reader, { period }, outside) => ({ groups: await groupsOf({ ...outside, reader }, period) }),
})

/** So many findings are named at most where a report is refused. */
const named = 20

/** Why a period may not be reported as it stands in the books. */
export async function stopsOf(outside: Pick<Outside, 'reader' | 'today'>, period: Period): Promise<Problem[]> {
  const stops = (await groupsOf(outside, period)).filter(({ severity }) => severity === 'stop')
  return stops
    .flatMap(({ code, title, todo, rows }) => rows.map(({ text }) => problem(code, `${title}：${text}。${todo}`)))
    .slice(0, named)
}

async function groupsOf({ reader, today }: Pick<Outside, 'reader' | 'today'>, period: Period): Promise<CheckGroup[]> {
  const last = lastReport(await reader.all('reports', { period }))
  return checkPeriod(await readCheckBooks(reader, period, today(), last?.cutoff))
}
