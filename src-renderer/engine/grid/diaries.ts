import * as z from 'zod'
import { Diary } from '../../../src-shared/grid/diary'
import { isEnteredLate } from '../../../src-shared/grid/work-terms'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { defineCommand, defineQuery } from '../command'
import { removalReason } from './removal-reason'
import { gridTables, servingPeople } from './queries'
import { refuseSensitive } from './sensitive-text'
import { refuseFuture, refuseNoGrid, refuseNoWorker } from './work-ground'

const { id, grid, worker, date, text } = Diary.shape
const diaryUnknown = problem('diary-unknown', '没有这篇社情日记，可能已经删除。请回到列表重新选择。')

/** Writes down what a worker noted of a day in a grid; with `id`, puts it right. */
export const noteDiary = defineCommand({
  name: 'grid.noteDiary',
  title: '登记社情日记',
  input: z.object({ id: id.optional(), grid, worker, date, text }),
  output: z.object({ id }),
  async run(tx, { id: known, ...diary }) {
    if (known !== undefined && !(await tx.get('diaries', known))) tx.refuse(diaryUnknown)
    refuseFuture(tx, diary.date, '日期', ['date'])
    refuseNoGrid(tx, diary.grid, diary.date, await gridTables(tx), ['grid'])
    await refuseNoWorker(tx, diary.worker, ['worker'])
    refuseSensitive(tx, { text: ['社情日记', diary.text] })
    const row = { ...diary, id: known ?? tx.newId() }
    await tx.put('diaries', row)
    return { id: row.id }
  },
})

/** Removes a diary that was entered by mistake. */
export const removeDiary = defineCommand({
  name: 'grid.removeDiary',
  title: '删除社情日记',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason }) {
    if (!(await tx.get('diaries', known))) tx.refuse(diaryUnknown)
    await tx.remove('diaries', [known])
    return { id: known, reason }
  },
})

/** Diaries of a stretch of days, the newest first. */
export const listDiaries = defineQuery({
  name: 'grid.diaries',
  title: '社情日记',
  input: z.object({
    from: wholeDate.meta({ label: '自' }),
    to: wholeDate.meta({ label: '至' }),
    grid: grid.optional(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, grid, worker, date, text, gridName: z.string(), workerName: z.string() },
        /** The day of entry, where it lies far behind the day it is about. */
        enteredLate: wholeDate.nullable(),
      }),
    ),
  }),
  async run(reader, asked, outside) {
    const names = new Map((await reader.all('grids')).map(row => [row.id, row.name]))
    const people = await servingPeople(reader)
    const rows = (await reader.between('diaries', 'date', asked.from, asked.to))
      .filter(row => asked.grid === undefined || row.grid === asked.grid)
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1))
    return {
      rows: rows.map(row => {
        const entered = outside.dateOf(row.createdAt)
        return {
          ...{ id: row.id, grid: row.grid, worker: row.worker, date: row.date, text: row.text },
          gridName: names.get(row.grid) ?? '',
          workerName: row.worker === undefined ? '' : (people.get(row.worker)?.name ?? ''),
          enteredLate: isEnteredLate(row.date, entered) ? entered : null,
        }
      }),
    }
  },
})
