import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src-shared/problem'
import { valueOf } from '../outcome'
import { backUpTo, officePc, restoreFrom, switchOn, type Pc } from './backup-bench'
import { newcomer, pointsFor, sampleBooks, type Books } from './sample-books'

const names = async (books: Books) =>
  (await books.ask<{ rows: { name: string }[] }>('roster.members')).rows.map(({ name }) => name).sort()

/** What lies in the store itself, past what is held in memory. */
const stored = async () =>
  new Promise<string[]>((resolve, reject) => {
    const request = indexedDB.open('qinlin')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const rows = request.result.transaction('members').objectStore('members').getAll()
      rows.onsuccess = () => {
        request.result.close()
        resolve(
          (rows.result as { name: string; deletedAt?: string }[])
            .filter(row => !row.deletedAt)
            .map(({ name }) => name)
            .sort(),
        )
      }
    }
  })

describe('rows held in memory', () => {
  it('follow adding, changing, removing and undoing', async () => {
    const books = await sampleBooks()
    const same = async () => expect(await names(books)).toEqual(await stored())
    await same()
    const [first] = await books.people()
    const { id } = await books.run<{ id: string }>('roster.addMember', { values: newcomer(), branch: first!.branch })
    await same()
    await books.run('roster.changeMember', { id, values: { name: '王改名' } })
    await same()
    expect(await names(books)).toContain('王改名')
    await books.run('roster.removeMember', { id, reason: '误录' })
    await same()
    await books.undo(books.entry())
    await same()
    expect(await names(books)).toContain('王改名')
  })

  it('monthly totals follow entering and undoing, and a closing says what it closed', async () => {
    const books = await sampleBooks()
    const { id, branch } = (await books.people())[0]!
    const total = async () => {
      const { rows } = await books.ask<{ rows: { member: string; total: number }[] }>('points.quarter', {
        period: '2026-08',
      })
      return rows.find(({ member }) => member === id)!.total
    }
    expect(await total()).toBe(0)
    for (const sum of [2, 4]) {
      await books.run('points.enter', pointsFor(id))
      expect(await total()).toBe(sum)
    }
    await books.undo(books.entry())
    expect(await total()).toBe(2)
    const closed = async () =>
      (await books.ask<{ rows: { total: number }[] }>('points.closedPeriods', { member: id })).rows.map(
        row => row.total,
      )
    expect(await closed()).toEqual([])
    const confirmed = { branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }
    await books.run('points.close', { period: '2026-08', checkedBy: '孙丽华', branches: [confirmed] })
    expect(await closed()).toEqual([2])
    await books.undo(books.entry())
    expect(await closed()).toEqual([])
  })

  it('nothing stays of a command that was refused', async () => {
    const books = await sampleBooks()
    const people = await books.people()
    const [one, other] = [...new Set(people.map(({ branch }) => branch))]
    // Whoever comes last to the branch cannot leave it before: by then the others have been moved.
    await books.run('roster.addMember', { values: newcomer(), branch: one })
    const before = await books.ask('roster.members')
    const entry = books.entry()
    const refused = await books.attempt('roster.dissolveUnits', { units: [one], into: other, date: '2026-10-20' })
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'move-date-order' }] })
    expect(books.entry()).toBe(entry)
    expect(await books.ask('roster.members')).toEqual(before)
  })

  it('are those of the restored books after a restore, and of the journal after recovery', async () => {
    const pc = await officePc()
    const bring = async (name: string) => {
      const bytes = new TextEncoder().encode(`姓名,人员类别,所在党支部全称\n${name},正式党员,中共安平社区支部委员会\n`)
      valueOf(await pc.engine.run('roster.import', { name: 'r.csv', bytes }, '周敏'))
    }
    const named = async ({ engine }: Pc) =>
      (valueOf(await engine.query('roster.members', {}, '周敏')) as { rows: { name: string }[] }).rows
        .map(({ name }) => name)
        .sort()
    await bring('王强')
    const file = await backUpTo(pc, path.join(pc.folder, 'a.backup'))
    await bring('李明')
    expect(await named(pc)).toEqual(['李明', '王强'])
    valueOf(await restoreFrom(pc, file))
    expect(await named(pc)).toEqual(['王强'])
    const lost = await switchOn(pc.folder)
    await lost.engine.query('roster.members', {}, '周敏')
    valueOf(await lost.engine.recover())
    expect(await named(lost)).toEqual(['王强'])
  })

  it('a question that runs while a command writes is not answered with half of it, before or after', async () => {
    const books = await sampleBooks(40)
    const [first] = await books.people()
    for (let round = 0; round < 10; round++) {
      const writing = books.run('roster.addMember', {
        values: newcomer({ name: `王新${round}` }),
        branch: first!.branch,
      })
      const during = await Promise.all([names(books), names(books)])
      await writing
      for (const seen of during) expect([40 + round, 41 + round]).toContain(seen.length)
      expect(await names(books)).toEqual(await stored())
    }
  })

  it('a page that watches is told of a change, and not of what does not touch it', async () => {
    const books = await sampleBooks()
    const [first] = await books.people()
    const seen: number[] = []
    const stop = books.engine.watch('roster.members', {}, '周敏', outcome =>
      seen.push((outcome as Outcome<{ total: number }> & { ok: true }).value.total),
    )
    const settle = () => new Promise(resolve => setTimeout(resolve, 80))
    await settle()
    await books.run('roster.addMember', { values: newcomer(), branch: first!.branch })
    await settle()
    expect(seen.at(-1)).toBe(9)
    const told = seen.length
    await books.run('points.enter', { member: first!.id, rule: 'B1', date: '2026-08-02', delta: 2, note: '志愿服务' })
    await settle()
    expect(seen).toHaveLength(told)
    stop()
  })
})
