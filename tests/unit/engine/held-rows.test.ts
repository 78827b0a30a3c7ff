import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src-shared/problem'
import { newcomer, sampleBooks, type Books } from './sample-books'

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

  it('nothing stays of a command that was refused', async () => {
    const books = await sampleBooks()
    const before = await names(books)
    const [first] = await books.people()
    const refused = await books.attempt('roster.changeMember', { id: first!.id, values: { birth: '1990-13-01' } })
    expect(refused.ok).toBe(false)
    expect(await names(books)).toEqual(before)
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
