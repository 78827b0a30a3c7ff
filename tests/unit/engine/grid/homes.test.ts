import { beforeEach, describe, expect, it } from 'vitest'
import { openEntry } from '../../../../src-shared/journal/entry'
import { hidesNumber } from '../../../../src-shared/roster/masks'
import { codesOf, valueOf } from '../../outcome'
import { gridBooks, type GridBooks } from './grid-books'

interface Row {
  id: string
  door: string
  code: string
  room: string
  contact: string | null
  phone: string | null
  residents: string[]
  tags: { tag: string; resident: string | null; due: boolean }[]
  hub: string | null
}
interface Household {
  id: string
  contact: string | null
  asked: { contact: string | null; phone: string | null }
  phone: string | null
  residents: { id: string; name: string; phone: string | null; here: boolean; from: string | null; to: string | null }[]
  marks: { id: string; tag: string; review: string | null; to: string | null; due: boolean }[]
}

let grid: GridBooks
const phone = '13800005678'

beforeEach(async () => {
  grid = await gridBooks(8)
})

const households = (asked: object = {}) => grid.books.ask<{ rows: Row[]; totals: object }>('grid.households', asked)
const household = (id: string) => grid.books.ask<Household>('grid.household', { id })
const make = async (name: string, input: object) => (await grid.books.run<{ id: string }>(name, input)).id
async function home(more: object = {}): Promise<string> {
  return make('grid.addHousehold', { building: grid.building(3), unit: '2', room: '501', ...more })
}

describe('doors of a building', () => {
  const tower = { units: [{ name: '1', floors: 34, doors: 4 }] }
  const lay = (number = 1) =>
    grid.books.run<{ added: number; kept: number }>('grid.layDoors', { building: grid.building(number) })

  it('are laid in one deed from its units, floors and doors, 101 to 3404', async () => {
    await grid.books.run('grid.changeBuilding', { id: grid.building(1), ...tower })
    const before = grid.books.entry()
    expect(await lay()).toMatchObject({ added: 136, kept: 0 })
    expect(grid.books.entry()).toBe(before + 1)
    const { rows } = await households({ building: grid.building(1) })
    expect([rows[0]!.door, rows[4]!.door, rows.at(-1)!.door]).toEqual(['1-1-101', '1-1-201', '1-1-3404'])
  })

  it('that are there already stay untouched, whatever way they are written', async () => {
    await grid.books.run('grid.changeBuilding', { id: grid.building(1), ...tower })
    const own = await make('grid.addHousehold', {
      building: grid.building(1),
      unit: '1',
      room: '0102室',
      contact: '王强',
    })
    expect(await lay()).toMatchObject({ added: 135, kept: 1 })
    expect(await lay()).toMatchObject({ added: 0, kept: 136 })
    const { rows } = await households({ building: grid.building(1) })
    expect(rows.find(({ id }) => id === own)).toMatchObject({ contact: '王强', room: '102' })
  })

  it('of a building whose floors nobody wrote down are refused with what to do', async () => {
    expect(await grid.codes('grid.layDoors', { building: grid.building(2) })).toEqual(['building-uncounted'])
  })
})

describe('a household', () => {
  it('stands once behind its door, and again only after it ended', async () => {
    const id = await home()
    expect(await grid.codes('grid.addHousehold', { building: grid.building(3), unit: '2单元', room: '501室' })).toEqual(
      ['door-taken'],
    )
    await grid.books.run('grid.endHousehold', { id, to: '2026-11-01' })
    expect(await home({ from: '2026-11-01' })).not.toBe(id)
  })

  it('never gets the serial of one that was removed or undone', async () => {
    const serialOf = async (room: string) =>
      (await grid.books.run<{ serial: number }>('grid.addHousehold', { building: grid.building(3), room })).serial
    expect(await serialOf('101')).toBe(1)
    valueOf(await grid.books.undo(grid.books.entry()))
    expect(await serialOf('102')).toBe(2)
    const [row] = (await households()).rows
    await grid.books.run('grid.removeHousehold', { id: row!.id, reason: '登记错了' })
    expect(await serialOf('103')).toBe(3)
  })

  it('is not brought back by undo where its door was laid anew meanwhile', async () => {
    const id = await home()
    await grid.books.run('grid.removeHousehold', { id, reason: '登记错了' })
    const removal = grid.books.entry()
    await home()
    expect(codesOf(await grid.books.undo(removal)).length).toBeGreaterThan(0)
  })

  it('does not end while somebody lives there, nor is it removed', async () => {
    const id = await home()
    await grid.books.run('grid.addResident', { household: id, name: '王强' })
    expect(await grid.codes('grid.endHousehold', { id, to: '2026-11-01' })).toEqual(['household-lived-in'])
    expect(await grid.codes('grid.removeHousehold', { id, reason: '错' })).toEqual(['place-in-use'])
  })

  it('is found by its code of the building and four digits', async () => {
    await home()
    expect((await households()).rows[0]).toMatchObject({ door: '3-2-501', code: '371722001001000030001' })
  })

  it('is the place of a 党员中心户, and only of one', async () => {
    const id = await home()
    const { branch } = (await grid.books.people())[0]!
    const hub = await make('roster.addUnit', { kind: 'hub', name: '王强中心户', parent: branch })
    await grid.books.run('grid.placeHub', { hub, household: id })
    expect((await households()).rows[0]!.hub).toBe('王强中心户')
    expect(await grid.codes('grid.placeHub', { hub: branch, household: id })).toEqual(['hub-unknown'])
    await grid.books.run('grid.placeHub', { hub, household: null })
    expect((await households()).rows[0]!.hub).toBeNull()
  })
})

describe('whom one asks for', () => {
  it('is the head of the household where nobody else is written, on its page as in the list', async () => {
    const id = await home()
    await grid.books.run('grid.addResident', { household: id, name: '李娜', relation: 'spouse', phone: '13900001111' })
    await grid.books.run('grid.addResident', { household: id, name: '王强', relation: 'head', phone })
    const { contact, phone: listed } = (await households()).rows[0]!
    expect(contact).toBe('王强')
    const page = await household(id)
    expect(page.asked).toEqual({ contact, phone: listed })
    expect([page.contact, page.phone]).toEqual([null, null])
    expect((await grid.books.run<Household>('grid.showHousehold', { id })).asked.phone).toBe(phone)
  })
})

describe('phones', () => {
  it('are masked in every list, and shown in full only by a deed that the journal has without the number', async () => {
    const id = await home({ phone })
    await grid.books.run('grid.addResident', { household: id, name: '王强', phone })
    for (const answer of [
      await households(),
      await household(id),
      await grid.books.ask('grid.doorList', { id: grid.building(3), phones: true }),
    ])
      expect(JSON.stringify(answer)).not.toContain(phone)
    // The list on paper offers to show numbers only where it has some.
    const papers = [false, true].map(phones => grid.books.ask('grid.doorList', { id: grid.building(3), phones }))
    expect((await Promise.all(papers)).map(hidesNumber)).toEqual([false, true])
    expect((await grid.books.run<Household>('grid.showHousehold', { id })).phone).toBe(phone)
    const shown = openEntry(grid.books.disk.records.at(-1)!.bytes)?.entry
    expect(shown?.result).toEqual({ shown: { table: 'households', ids: [id] } })
    expect(JSON.stringify(await grid.books.run('grid.showDoorList', { id: grid.building(3), phones: true }))).toContain(
      phone,
    )
  })

  it('with the stars of a mask are never written over a number', async () => {
    const id = await home({ phone })
    expect(await grid.codes('grid.changeHousehold', { id, phone: '138****5678' })).toEqual(['number-masked'])
    expect(await grid.codes('grid.addResident', { household: id, name: '王强', phone: '138****5678' })).toEqual([
      'number-masked',
    ])
  })

  it('are on no door list that was not asked for them', async () => {
    await home({ phone })
    expect(JSON.stringify(await grid.books.ask('grid.doorList', { id: grid.building(3) }))).not.toContain('5678')
  })
})

describe('a resident', () => {
  it('who is a member on the books has name and phone from the roster alone', async () => {
    const id = await home()
    const [person] = await grid.books.people()
    await grid.books.run('roster.changeMember', { id: person!.id, values: { phone } })
    const resident = await make('grid.addResident', {
      household: id,
      member: person!.id,
      name: '写错的名',
      phone: '13900000000',
    })
    expect((await household(id)).residents).toMatchObject([{ name: person!.name, phone: '138****5678' }])
    await grid.books.run('roster.changeMember', { id: person!.id, values: { name: '王改名' } })
    expect((await household(id)).residents[0]!.name).toBe('王改名')
    expect(await grid.codes('grid.changeResident', { id: resident, member: null })).toEqual(['required'])
    const other = await home({ room: '502' })
    expect(await grid.codes('grid.addResident', { household: other, member: person!.id })).toEqual(['member-housed'])
  })

  it('moves to another door in one deed, with marks, and was where they were before', async () => {
    const [from, to] = [await home(), await home({ room: '502' })]
    const id = await make('grid.addResident', { household: from, name: '王强', phone })
    await grid.books.run('grid.addMark', {
      household: from,
      resident: id,
      tag: 'aloneElder',
      source: 'visit',
      from: '2026-08-01',
    })
    const before = grid.books.entry()
    await grid.books.run('grid.moveResidents', { ids: [id], household: to, date: '2026-11-01' })
    expect(grid.books.entry()).toBe(before + 1)
    const at = async (asOf: string) =>
      (await households({ asOf })).rows.map(({ room, residents, tags }) => [room, residents.length, tags.length])
    expect(await at('2026-10-31')).toEqual([
      ['501', 1, 1],
      ['502', 0, 0],
    ])
    expect(await at('2026-11-01')).toEqual([
      ['501', 0, 0],
      ['502', 1, 1],
    ])
    expect((await household(to)).marks[0]!.review, 'still due when it was').toBe('2027-02-01')
    valueOf(await grid.books.undo(grid.books.entry()))
    expect(await at('2026-11-22')).toEqual([
      ['501', 1, 1],
      ['502', 0, 0],
    ])
  })

  it('moves out on a day that is neither before they came nor to come', async () => {
    const id = await home()
    const resident = await make('grid.addResident', { household: id, name: '王强', from: '2026-10-01' })
    expect(await grid.codes('grid.moveOut', { ids: [resident], to: '2026-10-01' })).toEqual(['resident-date-order'])
    expect(await grid.codes('grid.moveOut', { ids: [resident], to: '2026-12-01' })).toEqual(['date-future'])
    await grid.books.run('grid.moveOut', { ids: [resident], to: '2026-11-01' })
    expect((await household(id)).residents).toMatchObject([{ here: false, to: '2026-11-01' }])
  })
})

it('merging two who live behind two doors, both without a day, says that they live in two places', async () => {
  const { books } = grid
  const [keep, other] = await books.people()
  const doors = [await home(), await home({ room: '502' })]
  await make('grid.addResident', { household: doors[0], member: keep!.id })
  await make('grid.addResident', { household: doors[1], member: other!.id })
  const asked = { keep: keep!.id, other: other!.id }
  const { notes } = await books.ask<{ notes: string[] }>('roster.mergePlan', asked)
  expect(notes.filter(note => note.includes('居民'))).toHaveLength(1)
})

it('a door that is gone is no place of a 党员中心户 any longer', async () => {
  const { books } = grid
  const id = await home()
  const branch = (await books.people())[0]!.branch
  const hub = await make('roster.addUnit', { kind: 'hub', name: '王家中心户', parent: branch })
  await books.run('grid.placeHub', { hub, household: id })
  await books.run('grid.endHousehold', { id, to: '2026-11-02' })
  expect((await household(id)) as object).toMatchObject({ hub: null })
  expect(await grid.codes('grid.placeHub', { hub, household: id })).toEqual(['household-ended'])
})

it('undoing brings nobody back behind a door that is gone since', async () => {
  const { books } = grid
  const id = await home()
  const resident = await make('grid.addResident', { household: id, name: '王强' })
  await books.run('grid.moveOut', { ids: [resident], to: '2026-11-01' })
  const out = books.entry()
  await books.run('grid.endHousehold', { id, to: '2026-11-02' })
  expect(codesOf(await books.undo(out))).toEqual(['undo-outlasted'])
  expect(await books.undo(books.entry())).toMatchObject({ ok: true })
  expect(await books.undo(out)).toMatchObject({ ok: true })
})

describe('a mark', () => {
  const mark = (household: string, more: object = {}) =>
    make('grid.addMark', { household, tag: 'hardship', source: 'visit', from: '2025-10-01', ...more })

  it('has to be looked at again after its term, by the rules that are data; confirmed, a term later', async () => {
    const id = await home()
    const one = await mark(id)
    expect((await household(id)).marks).toMatchObject([{ review: '2026-10-01', due: true }])
    await grid.books.run('grid.confirmMarks', { ids: [one], on: '2026-11-20' })
    expect((await household(id)).marks).toMatchObject([{ review: '2027-11-20', due: false }])
    // A confirmation of an earlier day that comes in later takes nothing back.
    await grid.books.run('grid.confirmMarks', { ids: [one], on: '2026-10-20' })
    expect((await household(id)).marks).toMatchObject([{ review: '2027-11-20', due: false }])
  })

  it('of the door is no mark of a person, and none stands twice', async () => {
    const id = await home()
    const resident = await make('grid.addResident', { household: id, name: '王强' })
    const of = { household: id, source: 'visit', from: '2026-10-01' }
    expect(await grid.codes('grid.addMark', { ...of, resident, tag: 'rented' })).toEqual(['mark-of-door'])
    await mark(id)
    expect(await grid.codes('grid.addMark', { ...of, tag: 'hardship' })).toEqual(['mark-twice'])
  })

  it('that is taken off held until then: counts of earlier days stay, each of how many', async () => {
    const [id] = [await home(), await home({ room: '502' })]
    const one = await mark(id!)
    await grid.books.run('grid.endMark', { id: one, to: '2026-11-01' })
    const counted = async (asOf: string) => {
      const { rows, total } = await grid.books.ask<{
        rows: { tag: string; households: number; due: number; marks: number }[]
        total: { households: number }
      }>('grid.tagCounts', { asOf })
      const { households: own, due, marks } = rows.find(({ tag }) => tag === 'hardship')!
      return [own, total.households, due, marks]
    }
    expect(await counted('2026-10-31')).toEqual([1, 2, 1, 1])
    expect(await counted('2026-11-01')).toEqual([0, 2, 0, 0])
    expect((await households({ tag: 'hardship', asOf: '2026-10-31' })).rows).toHaveLength(1)
    expect((await households({ tag: 'hardship' })).rows).toHaveLength(0)
  })
})

describe('trap 5.6-6: what is sensitive', () => {
  it('is refused in a free text, and no message repeats it', async () => {
    const outcome = await grid.books.attempt('grid.addHousehold', {
      building: grid.building(3),
      room: '501',
      note: '社区矫正对象',
    })
    expect(codesOf(outcome)).toEqual(['sensitive'])
    expect(JSON.stringify(outcome)).not.toContain('矫正')
    const id = await home({ note: '视力矫正眼镜店在一楼' })
    expect(await grid.codes('grid.addResident', { household: id, name: '王强', note: '曾上访' })).toEqual(['sensitive'])
    expect(await grid.codes('grid.changeHousehold', { id, note: '有精神病史' })).toEqual(['sensitive'])
  })
})
