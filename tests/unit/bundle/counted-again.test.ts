import { expect, test } from 'vitest'
import { attendanceStatuses, type AttendanceStatus } from '../../../src-shared/meetings/kinds'
import { arraySource } from '../../../src-shared/source'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { build, info, read, tables } from './sample'
import { valueOf } from '../outcome'

test.each(['pseudonymous', 'named'] as const)('the receiver of a %s bundle counts the same figures', async detail => {
  const [meeting] = tables.meetings
  const [, line] = meeting!.attendance
  const members = tables.members.map(({ deletedAt: _, ...member }) => member)
  const statuses = Object.keys(attendanceStatuses) as AttendanceStatus[]
  const meetings = statuses.map((status, i) => ({
    ...meeting!,
    id: `e-${i}`,
    attendance: [meeting!.attendance[0]!, { ...line!, status, voting: i % 2 === 0 }],
  }))
  const books = { ...tables, members, meetings }
  const bundle = valueOf(await read((await build({ info: { ...info, detail }, tables: books })).bytes))
  const here = await figuresOf(arraySource(books), '2026Q3', '2026-10-08')
  expect(await figuresOf(arraySource(valueOf(bundle.tables())), '2026Q3', '2026-10-08')).toEqual(here)
  expect(here.find(figure => figure.code === 'attendance.all')).toMatchObject({ numerator: 9, denominator: 15 })
  expect(here.find(figure => figure.code === 'points.coverage')).toMatchObject({ numerator: 1, denominator: 1 })
})
