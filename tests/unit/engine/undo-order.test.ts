import { beforeEach, describe, expect, it } from 'vitest'
import { meetingOf, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let people: Person[]
/** Number of the newest entry when the sitting began. */
let after: number
beforeEach(async () => {
  books = await sampleBooks()
  people = await books.people()
  after = books.entry()
})

type Offer = { last: { entry: number; title: string; about: string } | null; reason: string | null }
const offered = (way: 'undoable' | 'redoable') => books.ask<Offer>(`office.${way}`, { after })

/** A key: what it offers is done. @returns number of the entry that was taken back, or why none was */
async function press(way: 'undoable' | 'redoable'): Promise<number | string | null> {
  const { last, reason } = await offered(way)
  if (!last) return reason
  await books.run('office.undo', { entry: last.entry })
  return last.entry
}
const ctrlZ = () => press('undoable')
const ctrlY = () => press('redoable')

const nothing = '这次打开以后，没有可以撤销的操作。以前做的，到“设置 → 操作日志”里撤销。'
const nothingBack = '没有刚撤销的操作可以恢复。'

/** Three deeds on different records. @returns the numbers of their entries, and the books before each and after all */
async function threeDeeds() {
  const states = [await books.hash()]
  const entries: number[] = []
  for (const deed of [
    () => books.run('meetings.record', meetingOf(people, 1)),
    () => books.run('points.enter', pointsFor(people[0]!.id)),
    () => books.run('office.addOperator', { name: '吴建平' }),
  ]) {
    await deed()
    entries.push(books.entry())
    states.push(await books.hash())
  }
  return { entries, states }
}

describe('Ctrl+Z', () => {
  it('again and again goes back deed by deed, never forth again', async () => {
    const { entries, states } = await threeDeeds()
    for (const [i, entry] of [...entries.entries()].reverse()) {
      expect(await ctrlZ()).toBe(entry)
      expect(await books.hash()).toBe(states[i])
    }
    expect(await ctrlZ()).toBe(nothing)
    expect(await books.faults()).toEqual([])
  })

  it('names the deed that it would take back, and whom it was about', async () => {
    await books.run('points.enter', pointsFor(people[0]!.id))
    expect(await offered('undoable')).toEqual({
      last: {
        entry: after + 1,
        time: expect.any(String),
        title: '登记积分',
        about: `${people[0]!.name}2026年8月2日的积分+1.0`,
      },
      reason: null,
    })
  })

  it('goes no further back than the sitting began', async () => {
    expect(await ctrlZ()).toBe(nothing)
    after = 1
    expect(await ctrlZ()).toBe(2)
  })

  it('leaves alone what others did', async () => {
    await books.run('office.addOperator', { name: '吴建平' })
    const own = books.entry()
    const { id } = (await books.people())[0]!
    await books.engine.run('points.enter', pointsFor(id), '吴建平')
    expect(await ctrlZ()).toBe(own)
    expect(await ctrlZ()).toBe(nothing)
  })

  it('passes over what was undone from the journal, by whomever, and takes what was done again', async () => {
    const { entries } = await threeDeeds()
    await books.engine.run('office.undo', { entry: entries[2] }, '吴建平')
    await books.engine.run('office.undo', { entry: entries[1] }, '吴建平')
    await books.engine.run('office.undo', { entry: books.entry() }, '吴建平')
    expect(await ctrlZ()).toBe(entries[1])
    expect(await ctrlZ()).toBe(entries[0])
  })

  it('names the step before a deed that can never be undone, and takes nothing by itself', async () => {
    await books.run('points.enter', pointsFor(people[0]!.id))
    const before = books.entry()
    await books.run('points.adoptPack', { id: 'month-sheet.v1', from: '2027-01-01', resolution: '支部党员大会通过' })
    type Further = Offer & { earlier?: { entry: number; title: string } }
    const { last, reason, earlier } = await books.ask<Further>('office.undoable', { after })
    expect([last, earlier]).toEqual([null, expect.objectContaining({ entry: before, title: '登记积分' })])
    expect(reason).toMatch(/起用/)
    await books.run('office.undo', { entry: before })
    expect(await books.ask<Further>('office.undoable', { after })).not.toHaveProperty('earlier')
  })

  it('stops at a deed that cannot be undone and says why; the one before it is not taken instead', async () => {
    const { id } = await books.run<{ id: string }>('meetings.record', meetingOf(people))
    await books.engine.run('meetings.correct', { id, ...meetingOf(people, 1) }, '吴建平')
    expect(await ctrlZ()).toMatch(/又有过“更正会议”，不能撤销/)
    expect(await ctrlZ()).toMatch(/又有过“更正会议”，不能撤销/)
  })
})

describe('Ctrl+Y', () => {
  it('brings back what Ctrl+Z took, the last one first, as often as it took', async () => {
    const { entries, states } = await threeDeeds()
    expect(await ctrlY()).toBe(nothingBack)
    for (const entry of [...entries].reverse()) expect(await ctrlZ()).toBe(entry)
    for (const i of [1, 2, 3]) {
      expect(await ctrlY()).toEqual(expect.any(Number))
      expect(await books.hash()).toBe(states[i])
    }
    expect(await ctrlY()).toBe(nothingBack)
    expect(await ctrlZ()).toBe(entries[2])
    expect(await books.hash()).toBe(states[2])
    expect(await books.faults()).toEqual([])
  })

  it('back and forth between two deeds ends where it should', async () => {
    const { entries, states } = await threeDeeds()
    await ctrlZ()
    await ctrlZ()
    await ctrlY()
    expect(await books.hash()).toBe(states[2])
    expect(await ctrlZ()).toBe(entries[1])
    await ctrlY()
    await ctrlY()
    expect(await books.hash()).toBe(states[3])
  })

  it('brings nothing back once something else was done, by whomever', async () => {
    await threeDeeds()
    await ctrlZ()
    await books.engine.run('office.addOperator', { name: '陈晓梅' }, '吴建平')
    expect(await ctrlY()).toBe(nothingBack)
  })

  it('brings nothing back that was undone before this sitting', async () => {
    await threeDeeds()
    await ctrlZ()
    after = books.entry()
    expect(await ctrlY()).toBe(nothingBack)
  })

  it('leaves an undoing of somebody else alone', async () => {
    const { entries } = await threeDeeds()
    await ctrlZ()
    await books.engine.run('office.undo', { entry: entries[1] }, '吴建平')
    expect(await ctrlY()).toBe(nothingBack)
  })
})
