import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../src-renderer/engine/engine'
import { described } from '../../described'
import { freshStore, newDisk, sampleOffice, world, type FakeDisk } from './office-bench'
import { meetingWith } from './sample-books'
import { createEngine } from '../../../src-renderer/engine/engine'
import { mainWithSheets, rosterFile as roster, sampleRows } from './sample-books'

let disk: FakeDisk
let engine: Engine

async function ask<T>(name: string, input: unknown): Promise<T> {
  const outcome = await engine.query(name, input, 'cli')
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join())
  return described(name, outcome.value as T)
}
async function run<T>(name: string, input: unknown): Promise<T> {
  const outcome = await engine.run(name, input, 'cli')
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join())
  return described(name, outcome.value as T)
}

interface Person {
  id: string
  branch: string
  membership: string
}

beforeEach(async () => {
  freshStore()
  disk = newDisk()
  engine = createEngine(mainWithSheets(disk), world())
  await engine.open()
  await run('office.create', sampleOffice)
})

const rows = sampleRows(24)

describe('importing a roster', () => {
  it('is one journal entry, and the same file again changes nothing', async () => {
    expect(await run('roster.import', roster(rows))).toEqual({ added: 24, changed: 0, same: 0, doubtful: 0 })
    expect(disk.records).toHaveLength(2)
    const { hash } = await ask<{ hash: string }>('office.statehash', {})
    expect(await run('roster.import', roster(rows))).toEqual({ added: 0, changed: 0, same: 24, doubtful: 0 })
    expect(await ask('office.statehash', {})).toEqual({ hash })
  })

  it('refuses the whole file for one bad row and changes nothing', async () => {
    const before = await ask('office.statehash', {})
    const bad = rows.map((row, i) => (i === 7 ? ['', ...row.slice(1)] : row))
    expect(await engine.run('roster.import', roster(bad), 'cli')).toMatchObject({
      ok: false,
      problems: [{ code: 'required', row: 9, field: '姓名' }],
    })
    expect(await ask('office.statehash', {})).toEqual(before)
  })

  it('takes the rest in where a row is left out, such as the second of two alike', async () => {
    const twice = roster([...rows, rows[3]!])
    expect(await engine.run('roster.import', twice, 'cli')).toMatchObject({ ok: false })
    expect(await run('roster.import', { ...twice, leaveOut: [26] })).toEqual({
      added: 24,
      changed: 0,
      same: 0,
      doubtful: 0,
    })
    const preview = await ask<{ rows: { row: number }[]; problems: unknown[] }>('roster.preview', {
      ...twice,
      leaveOut: [26],
    })
    expect(preview.problems).toEqual([])
    expect(preview.rows.map(({ row }) => row)).not.toContain(26)
  })

  it('moves somebody to another branch from today on and leaves the past as it was', async () => {
    await run('roster.import', roster(rows))
    const other = rows[1]![7]!
    const moved = rows.map((row, i) => (i === 0 ? row.map((cell, at) => (at === 7 ? other : cell)) : row))
    expect(await run('roster.import', roster(moved))).toMatchObject({ changed: 1, same: 23 })
    const count = async (asOf: string) =>
      (await ask<{ rows: { branch: string; members: number }[] }>('roster.counts', { asOf })).rows.find(
        row => row.branch === other,
      )!.members
    expect(await count('2026-11-21')).toBe(12)
    expect(await count('2026-11-22')).toBe(13)
  })

  it('puts somebody who moves in today on no roster of the past', async () => {
    await run('roster.import', roster(rows))
    const mover = [
      '王新来',
      '',
      '男',
      '汉族',
      '1960-01-01',
      '',
      '正式党员',
      rows[0]![7]!,
      '1990-07-01',
      '1991-07-01',
      '',
      '',
      '',
      '正常',
      '否',
      '否',
    ]
    await run('roster.import', roster([...rows, mover]))
    const on = async (asOf: string) =>
      (await ask<{ rows: { name: string }[] }>('roster.members', { asOf })).rows.some(({ name }) => name === '王新来')
    expect(await on('2026-11-21')).toBe(false)
    expect(await on('2026-11-22')).toBe(true)
  })

  it('a form that empties a field takes the record back to its default, and a word for nothing empties too', async () => {
    await run('roster.import', roster(rows))
    const [person] = (await ask<{ rows: Person[] }>('roster.members', {})).rows
    await run('roster.changeMember', { id: person!.id, values: { partyStatus: '', phone: '无' } })
    const { fields } = (await run('roster.showMember', { id: person!.id })) as {
      fields: { label: string; text: string | null }[]
    }
    const text = (label: string) => fields.find(field => field.label === label)!.text
    expect(text('党籍状态')).toBe('正常')
    expect(text('联系电话')).toBeNull()
  })

  it('a form with something odd in it is taken, and what is odd is said of what it changed and of nothing else', async () => {
    await run('roster.import', roster(rows))
    const [person] = (await ask<{ rows: Person[] }>('roster.members', {})).rows
    const change = (values: object) => engine.run('roster.changeMember', { id: person!.id, values }, 'cli')
    expect(await change({ joined: '1990-07-01', regularised: '1990-08-01' })).toMatchObject({
      ok: true,
      problems: [{ code: 'probation-short', severity: 'warning', path: ['values', 'regularised'] }],
    })
    expect(await change({ phone: '13800000000' })).toEqual({ ok: true, value: { id: person!.id } })
  })

  it('blank cells of a second import never erase what the books know', async () => {
    await run('roster.import', roster(rows))
    const blank = rows.map(row => row.map((cell, at) => (at === 11 || at === 12 ? '' : cell)))
    expect(await run('roster.import', roster(blank))).toMatchObject({ changed: 0, same: 24 })
  })
})

describe('a meeting', () => {
  const people = async () => (await ask<{ rows: Person[] }>('roster.members', { asOf: '2026-09-20' })).rows
  const draft = (branch: string, present: Person[], absent: Person[], more: object = {}) =>
    meetingWith(
      branch,
      [
        ...present.map(({ id }) => ({ member: id, status: 'present' })),
        ...absent.map(({ id }) => ({ member: id, status: 'absent_unexcused' })),
      ],
      more,
    )
  const totals = async () =>
    new Map(
      (await ask<{ rows: { member: string; total: number }[] }>('points.quarter', { period: '2026Q3' })).rows.map(
        ({ member, total }) => [member, total],
      ),
    )

  it('gives points from attendance, and correcting the attendance corrects them', async () => {
    await run('roster.import', roster(rows))
    const all = await people()
    const branch = all[0]!.branch
    const own = all.filter(person => person.branch === branch)
    const { id } = await run<{ id: string }>('meetings.record', draft(branch, own.slice(2), own.slice(0, 2)))
    const before = await totals()
    expect(own.map(person => before.get(person.id))).toEqual([-4, -4, ...own.slice(2).map(() => 1)])
    await run('meetings.correct', { id, ...draft(branch, own.slice(1), own.slice(0, 1)) })
    const after = await totals()
    expect(own.map(person => after.get(person.id))).toEqual([-4, ...own.slice(1).map(() => 1)])
    expect(all.filter(person => person.branch !== branch).map(person => after.get(person.id))).toEqual(
      all.filter(person => person.branch !== branch).map(() => 0),
    )
  })

  it('keeps on paper what its people were on that day, whatever the roster says later', async () => {
    await run('roster.import', roster(rows))
    const all = await people()
    const branch = all[0]!.branch
    const own = all.filter(person => person.branch === branch)
    const { id } = await run<{ id: string }>('meetings.record', draft(branch, own, []))
    const sheet = await ask('meetings.sheet', { id })
    await run('roster.changeMember', { id: own[0]!.id, values: { name: '改了名' } })
    expect(await ask('meetings.sheet', { id })).toEqual(sheet)
  })

  it('a correction keeps what its people were on that day, whatever the books say of them since', async () => {
    await run('roster.import', roster(rows))
    const all = await people()
    const own = all.filter(person => person.branch === all[0]!.branch)
    const { id } = await run<{ id: string }>('meetings.record', draft(all[0]!.branch, own, []))
    const voters = async () => (await ask<{ counts: { voters: number } }>('meetings.get', { id })).counts.voters
    const before = await voters()
    const full = own.find(person => person.membership === 'full')!
    await run('roster.changeMember', { id: full.id, values: { partyStatus: '停止党籍' } })
    await run('meetings.correct', { id, ...draft(all[0]!.branch, own, [], { place: '改了地点' }) })
    expect(await voters()).toBe(before)
  })

  it('a correction takes somebody in who was forgotten, only when it names them', async () => {
    await run('roster.import', roster(rows))
    const all = await people()
    const branch = all[0]!.branch
    const own = all.filter(person => person.branch === branch)
    const committee = { kind: 'branchCommittee' }
    const { id } = await run<{ id: string }>('meetings.record', draft(branch, own.slice(0, 3), [], committee))
    const listed = async () => (await ask<{ counts: { roster: number } }>('meetings.get', { id })).counts.roster
    const corrected = await engine.run(
      'meetings.correct',
      { id, ...draft(branch, own.slice(0, 3), [], committee) },
      'cli',
    )
    expect(corrected).toMatchObject({ ok: true })
    expect(corrected.problems ?? []).toEqual([])
    expect(await listed()).toBe(3)
    await run('meetings.correct', { id, ...draft(branch, own.slice(0, 4), [], committee) })
    expect(await listed()).toBe(4)
    const { meeting } = await ask<{ meeting: { attendance: object[] } }>('meetings.get', { id })
    for (const line of meeting.attendance)
      expect(Object.keys(line).sort()).toEqual(['member', 'membership', 'name', 'status', 'voting'])
  })

  it('is refused with a vote of more hands than voters, and nothing is written', async () => {
    await run('roster.import', roster(rows))
    const all = await people()
    const own = all.filter(person => person.branch === all[0]!.branch)
    const before = await ask('office.statehash', {})
    const vote = { ballot: 'show', yes: own.length + 1, no: 0, abstain: 0 }
    const outcome = await engine.run(
      'meetings.record',
      draft(all[0]!.branch, own, [], { decisions: [{ title: '同意', vote }] }),
      'cli',
    )
    expect(outcome.ok).toBe(false)
    expect(await ask('office.statehash', {})).toEqual(before)
  })
})

describe('any sequence of commands', () => {
  it('leaves the kept totals equal to a recount, and replays to the same books', async () => {
    const deed = fc.oneof(
      fc.record({ do: fc.constant('record' as const), day: fc.integer({ min: 1, max: 28 }), absent: fc.nat(11) }),
      fc.record({ do: fc.constant('correct' as const), which: fc.nat(9), absent: fc.nat(11) }),
      fc.record({
        do: fc.constant('enter' as const),
        who: fc.nat(23),
        rule: fc.constantFrom('B1', 'B2', 'B3'),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      fc.record({ do: fc.constant('reverse' as const), which: fc.nat(9) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async deeds => {
        freshStore()
        disk = newDisk()
        engine = createEngine(mainWithSheets(disk), world())
        await engine.open()
        await run('office.create', sampleOffice)
        await run('roster.import', roster(rows))
        const all = (await ask<{ rows: Person[] }>('roster.members', { asOf: '2026-08-01' })).rows
        const branch = all[0]!.branch
        const own = all.filter(person => person.branch === branch)
        const meetings: { id: string; date: string }[] = []
        const entries: string[] = []
        const meeting = (date: string, absent: number) => ({
          kind: 'branchGeneral',
          branch,
          date,
          place: '站',
          chair: '甲',
          recorder: '乙',
          agenda: ['一'],
          attendance: own.map(({ id }, i) => ({
            member: id,
            status: i < absent % own.length ? 'absent_unexcused' : 'present',
          })),
        })
        for (const one of deeds) {
          if (one.do === 'record') {
            const date = `2026-08-${String(one.day).padStart(2, '0')}`
            meetings.push({ id: (await run<{ id: string }>('meetings.record', meeting(date, one.absent))).id, date })
          } else if (one.do === 'correct' && meetings.length) {
            const { id, date } = meetings[one.which % meetings.length]!
            await run('meetings.correct', { id, ...meeting(date, one.absent) })
          } else if (one.do === 'enter') {
            const date = `2026-09-${String(one.day).padStart(2, '0')}`
            entries.push(
              (
                await run<{ id: string }>('points.enter', {
                  member: all[one.who % all.length]!.id,
                  rule: one.rule,
                  date,
                  delta: 2,
                  note: '',
                  evidence: '表',
                })
              ).id,
            )
          } else if (one.do === 'reverse' && entries.length) {
            await engine.run('points.reverse', { id: entries[one.which % entries.length], note: '重复' }, 'cli')
          }
        }
        const checked = await ask<{ checks: { code: string; ok: boolean }[] }>('office.check', {})
        expect(checked.checks.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual([
          'second-place',
          'key-protection',
        ])
        const live = (await ask<{ rows: { member: string; delta: number }[] }>('points.entries', { period: '2026Q3' }))
          .rows
        const recount = new Map<string, number>()
        for (const { member, delta } of live) recount.set(member, (recount.get(member) ?? 0) + delta)
        const { rows: quarter } = await ask<{ rows: { member: string; total: number }[] }>('points.quarter', {
          period: '2026Q3',
        })
        for (const { member, total } of quarter) expect(total).toBeLessThanOrEqual(recount.get(member) ?? 0)

        const before = await ask('office.statehash', {})
        engine.close()
        freshStore()
        engine = createEngine(mainWithSheets(disk), world())
        await engine.open()
        expect((await engine.recover()).ok).toBe(true)
        expect(await ask('office.statehash', {})).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })
})
