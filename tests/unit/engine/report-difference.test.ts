import * as fs from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { codesOf, valueOf } from '../outcome'
import { meetingOf, meetingWith, newcomer, pointsFor, rosterFile, sampleRows, type Person } from './sample-books'
import { ask, attempt, community, freshStreet, merge, preview, run, type Community, type Sent } from './street-bench'

type Difference = QueryOutput<'upstream.difference'>

const period = '2026Q3'
let office: Community
let people: Person[]
let meeting: { id: string }
let first: Sent
const difference = (of = period) => ask<Difference>(office.pc, 'upstream.difference', { period: of })
const linesOf = ({ changes }: Difference) =>
  changes.rows.map(({ kind, text, fields }) => [
    kind,
    text,
    ...fields.map(({ label, before, after }) => `${label} ${before ?? '空'}→${after ?? '空'}`),
  ])

beforeEach(async () => {
  office = await community()
  await run(office.pc, 'roster.import', rosterFile(sampleRows(6)))
  people = (await ask<{ rows: Person[] }>(office.pc, 'roster.members', { asOf: '2026-09-20' })).rows
  meeting = await run(office.pc, 'meetings.record', meetingOf(people))
  first = await office.send(period)
})

describe('a period that was sent', () => {
  it('is compared with what was sent, never with nothing: a period never sent has no difference', async () => {
    expect(await difference('2026Q2')).toEqual({ since: null, figures: [], changes: { tables: [], rows: [] } })
    expect(await difference()).toMatchObject({
      since: { revision: 1, sequence: 1 },
      figures: [],
      changes: { tables: [], rows: [] },
    })
  })

  it('shows figures with both numbers of each side, and rows by the names of people', async () => {
    await run(office.pc, 'meetings.correct', { id: meeting.id, ...meetingOf(people, 1) })
    const seen = await difference()
    const [came] = seen.figures.filter(({ code }) => code === 'attendance.branchGeneral')
    expect(came!.sent!.denominator).toBe(came!.now!.denominator)
    expect(came!.now!.numerator).toBe(came!.sent!.numerator - 1)
    const absent = people.find(({ branch }) => branch === people[0]!.branch)!.name
    const [line] = linesOf(seen).filter(([kind, text]) => kind === 'changed' && text!.endsWith('支部党员大会'))
    expect(line).toContain(`到会：${absent} 到会→未到会`)
    expect(linesOf(seen).some(([, text]) => text!.includes(absent) && text!.includes('积分'))).toBe(true)
  })

  it('tells what came, what went and what came and went again since', async () => {
    const added = await run<{ id: string }>(office.pc, 'roster.addMember', {
      values: newcomer(),
      branch: people[0]!.branch,
    })
    await run(office.pc, 'meetings.remove', { id: meeting.id, reason: '登记错了' })
    expect(linesOf(await difference())).toEqual(
      expect.arrayContaining([
        ['added', '王新来'],
        ['removed', expect.stringMatching(/2026年9月20日支部党员大会$/)],
      ]),
    )
    await run(office.pc, 'roster.removeMember', { id: added.id, reason: '重复录入' })
    expect(linesOf(await difference()).filter(([, text]) => text!.includes('王新来'))).toEqual([])
  })

  it('leaves out what never left the office, and what belongs to another period', async () => {
    await run(office.pc, 'roster.changeMember', { id: people[0]!.id, values: { phone: '13800000000' } })
    await run(office.pc, 'points.enter', pointsFor(people[0]!.id, { date: '2026-10-02' }))
    expect(await difference()).toMatchObject({ figures: [], changes: { tables: [], rows: [] } })
  })

  it('does not tell one kind of leave from another, which the office above never sees', async () => {
    const on = (status: string) => {
      const [first, ...others] = meetingOf(people).attendance
      return meetingWith(people[0]!.branch, [{ ...first!, status }, ...others])
    }
    await run(office.pc, 'meetings.correct', { id: meeting.id, ...on('leave_sick') })
    await office.send(period, { note: '改了考勤' })
    await run(office.pc, 'meetings.correct', { id: meeting.id, ...on('leave_personal') })
    expect(await difference()).toMatchObject({ figures: [], changes: { tables: [], rows: [] } })
    expect(JSON.stringify(await difference())).not.toMatch(/病假|事假/)
  })

  it('stays as it was sent: figures, code and file, whatever changes behind it', async () => {
    const cover = (id: string) => ask<QueryOutput<'upstream.cover'>>(office.pc, 'upstream.cover', { id })
    const { rows } = await ask<QueryOutput<'upstream.reports'>>(office.pc, 'upstream.reports')
    const { id } = rows[0]!
    const [before, bytes] = [await cover(id), fs.readFileSync(first.file)]
    await run(office.pc, 'meetings.remove', { id: meeting.id, reason: '登记错了' })
    await office.send(period, { note: '会议登记错了' })
    expect(await cover(id)).toEqual({ ...before })
    expect(fs.readFileSync(first.file)).toEqual(bytes)
  })
})

describe('a correction', () => {
  it('is a higher revision that says why, on its cover and at the street', async () => {
    await run(office.pc, 'meetings.correct', { id: meeting.id, ...meetingOf(people, 1) })
    const second = await office.send(period, { note: '  补记一名\u202e党员缺席\n ' })
    const { rows } = await ask<QueryOutput<'upstream.reports'>>(office.pc, 'upstream.reports', { period })
    expect(rows.map(({ revision }) => revision)).toEqual([2, 1])
    const cover = await ask<QueryOutput<'upstream.cover'>>(office.pc, 'upstream.cover', { id: rows[0]!.id })
    expect(cover).toMatchObject({ revision: 2, note: '补记一名党员缺席' })
    expect((await difference()).since).toMatchObject({ revision: 2 })
    expect((await difference()).figures).toEqual([])
    const card = await office.enrol()
    const street = await freshStreet(card)
    for (const { file } of [first, second]) valueOf(await merge(street, file))
    expect(await preview(street, second.file)).toMatchObject({ note: '补记一名党员缺席' })
    const bundles = await ask<QueryOutput<'street.bundles'>>(street, 'street.bundles', { office: '371722001001' })
    expect(bundles.rows.map(({ note }) => note)).toEqual(['补记一名党员缺席', undefined])
  })

  it('names nobody in its reason, which travels readable', async () => {
    const to = office.pc.disk.tokens.take(office.stick)
    const asked = { period, to, note: `${people[0]!.name}当天请事假，漏记` }
    expect(codesOf(await attempt(office.pc, 'upstream.export', asked))).toEqual(['note-names'])
    expect(fs.readdirSync(office.stick).filter(name => name.endsWith('.qlb'))).toHaveLength(1)
  })

  it('takes no endless note', async () => {
    const to = office.pc.disk.tokens.take(office.stick)
    expect(codesOf(await attempt(office.pc, 'upstream.export', { period, to, note: '长'.repeat(101) }))).toEqual([
      'invalid',
    ])
  })
})
