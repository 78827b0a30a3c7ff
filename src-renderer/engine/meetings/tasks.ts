import * as z from 'zod'
import { meetingKinds } from '../../../src-shared/meetings/kinds'
import type { Meeting } from '../../../src-shared/meetings/meeting'
import { endsLost, TaskEnd, tasksOf } from '../../../src-shared/meetings/task'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineCommand, defineQuery } from '../command'
import { communityName } from '../roster/queries'
import type { Tx } from '../transaction'

const { meeting, title, date, note } = TaskEnd.shape
const taskUnknown = problem('task-unknown', '没有这件要落实的事，会议记录可能改过了。请回到列表重新选择。')

/** What a meeting decided has been done. */
export const finishTask = defineCommand({
  name: 'meetings.finishTask',
  title: '完成会议决定',
  input: z.object({ meeting, title, date, note }),
  output: z.object({ id: TaskEnd.shape.id }),
  async run(tx, end) {
    const held = await tx.get('meetings', end.meeting)
    if (!held || !tasksOf(held).some(task => task.title === end.title)) return tx.refuse(taskUnknown)
    if (end.date > tx.today)
      tx.refuse(problem('date-future', '完成日期还没有到，请核对。', { field: '完成日期', path: ['date'] }))
    if (end.date < held.date)
      tx.refuse(problem('before-meeting', '完成日期早于会议日期，请核对。', { field: '完成日期', path: ['date'] }))
    const known = (await tx.all('taskEnds', { meeting: end.meeting })).find(one => one.title === end.title)
    const id = known?.id ?? tx.newId()
    await tx.put('taskEnds', { ...end, id })
    return { id }
  },
})

/** What was said to be done is to be done after all. */
export const reopenTask = defineCommand({
  name: 'meetings.reopenTask',
  title: '重新落实会议决定',
  input: z.object({ meeting, title }),
  output: z.object({ meeting }),
  async run(tx, asked) {
    const ends = (await tx.all('taskEnds', { meeting: asked.meeting })).filter(end => end.title === asked.title)
    if (!ends.length) tx.refuse(taskUnknown)
    await tx.remove(
      'taskEnds',
      ends.map(({ id }) => id),
    )
    return { meeting: asked.meeting }
  },
})

/** What meetings left to be done: what is open first, the soonest due before others, then what was done, the newest first. */
export const listTasks = defineQuery({
  name: 'meetings.tasks',
  title: '会议决定的落实',
  input: z.object({ branch: z.string().optional().meta({ label: '召开单位' }) }),
  output: z.object({
    rows: z.array(
      z.object({
        meeting,
        title,
        owner: z.string(),
        due: wholeDate.nullable(),
        branch: z.string(),
        branchName: z.string(),
        from: z.string(),
        overdue: z.boolean(),
        done: z.object({ date, note }).nullable(),
      }),
    ),
    open: z.number().int(),
    overdue: z.number().int(),
  }),
  async run(reader, { branch }, outside) {
    const today = outside.today()
    const community = await communityName(reader)
    const names = new Map((await reader.all('organisations')).map(unit => [unit.id, unitName(unit, community)]))
    const ends = await reader.all('taskEnds')
    const endOf = new Map(ends.map(end => [`${end.meeting}|${end.title}`, end]))
    const rows = (await reader.all('meetings'))
      .filter(held => !branch || held.branch === branch)
      .flatMap(held =>
        tasksOf(held).map(task => {
          const end = endOf.get(`${task.meeting}|${task.title}`)
          return {
            ...task,
            branch: held.branch,
            branchName: names.get(held.branch) ?? '',
            from: `${held.date} ${meetingKinds[held.kind]}`,
            overdue: !end && task.due !== null && task.due < today,
            done: end ? { date: end.date, note: end.note } : null,
          }
        }),
      )
      .sort(inOrder)
    return { rows, open: rows.filter(row => !row.done).length, overdue: rows.filter(row => row.overdue).length }
  },
})

interface Sorted {
  due: string | null
  done: { date: string } | null
  title: string
}

function inOrder(a: Sorted, b: Sorted): number {
  if (Boolean(a.done) !== Boolean(b.done)) return a.done ? 1 : -1
  if (a.done && b.done) return a.done.date < b.done.date ? 1 : -1
  const [left, right] = [a.due ?? '9999', b.due ?? '9999']
  return left < right ? -1 : left > right ? 1 : a.title < b.title ? -1 : 1
}

/** What was done stays done when its meeting is put right, unless it was changed itself; it goes with its meeting. */
export async function tasksFollow(tx: Tx, before: Meeting, after: Meeting | undefined): Promise<void> {
  const ends = await tx.all('taskEnds', { meeting: before.id })
  const lost = endsLost(ends, before.decisions, after?.decisions ?? [])
  if (!lost.length) return
  await tx.remove(
    'taskEnds',
    lost.map(({ id }) => id),
  )
  if (!after) return
  const titles = lost.map(one => `“${one.title}”`).join('、')
  tx.warn(
    warning('task-reopened', `${titles}改了内容或责任人，原来登记的完成不再算；已经做完的，请重新登记完成。`, {
      field: '会议决定',
      path: ['decisions'],
    }),
  )
}
