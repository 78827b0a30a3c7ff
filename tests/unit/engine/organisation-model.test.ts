import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { newcomer, rosterFile, sampleBooks, sampleRows, type Books, type Person } from './sample-books'

interface Unit {
  id: string
  kind: string
  parent: string | null
  members: number
}
interface Tree {
  total: number
  children: Tree[]
}

/** Every test stands on 2026-11-22; nothing can be dated later. */
const days = ['2026-05-01', '2026-08-15', '2026-11-05', '2026-11-21', '2026-11-22'] as const
const day = fc.constantFrom(...days)
const pick = fc.nat({ max: 50 })

/** What a clerk might do to the tree and to who is where; most of it fits, some of it is refused. */
const deed = fc.oneof(
  fc.record({
    name: fc.constant('addUnit' as const),
    at: pick,
    kind: pick,
    founded: fc.option(day, { nil: undefined }),
  }),
  fc.record({
    name: fc.constant('changeUnit' as const),
    at: pick,
    to: pick,
    kind: pick,
    since: fc.option(day, { nil: undefined }),
  }),
  fc.record({ name: fc.constant('found' as const), at: pick, founded: day }),
  fc.record({ name: fc.constant('empty' as const), at: pick, to: pick, kind: pick, date: day }),
  fc.record({ name: fc.constant('dissolve' as const), at: pick, to: pick, date: day }),
  fc.record({ name: fc.constant('move' as const), who: pick, to: pick, date: day }),
  fc.record({ name: fc.constant('leave' as const), who: pick, date: day, died: fc.boolean() }),
  fc.record({ name: fc.constant('return' as const), who: pick, to: pick, date: day }),
  fc.record({ name: fc.constant('add' as const), to: pick, n: pick }),
  fc.record({ name: fc.constant('import' as const) }),
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

const kinds = ['branch', 'group', 'hub', 'generalBranch', 'committee'] as const
const at = <T>(list: readonly T[], i: number): T => list[i % list.length]!

async function play(books: Books, all: readonly Person[], one: Deed): Promise<void> {
  const { rows: units } = await books.ask<{ rows: Unit[] }>('roster.units')
  const id = (i: number) => at(units, i).id
  const who = (i: number) => at(all, i).id
  const name = `第${units.length}支部${'at' in one ? one.at : ''}`
  if (one.name === 'addUnit')
    await books.attempt('roster.addUnit', { kind: at(kinds, one.kind), name, parent: id(one.at), founded: one.founded })
  else if (one.name === 'changeUnit')
    await books.attempt('roster.changeUnit', {
      ...{ id: id(one.at), since: one.since, name },
      ...(one.kind % 3 === 0 ? { kind: at(kinds, one.kind) } : one.kind % 3 === 1 ? { parent: id(one.to) } : {}),
    })
  else if (one.name === 'found') await books.attempt('roster.changeUnit', { id: id(one.at), founded: one.founded })
  else if (one.name === 'empty') {
    const inside = await books.ask<{ rows: Person[] }>('roster.members', { branch: id(one.at) })
    if (inside.rows.length)
      await books.attempt('roster.move', {
        ...{ members: inside.rows.map(member => member.id), organisation: id(one.to), date: one.date },
      })
    await books.attempt('roster.changeUnit', { id: id(one.at), since: one.date, kind: at(kinds, one.kind) })
  } else if (one.name === 'dissolve')
    await books.attempt('roster.dissolveUnits', { units: [id(one.at)], date: one.date, into: id(one.to) })
  else if (one.name === 'move') {
    const to = at(units, one.to)
    const place = to.kind === 'group' ? { organisation: to.parent!, group: to.id } : { organisation: to.id }
    await books.attempt('roster.move', { members: [who(one.who)], ...place, date: one.date })
  } else if (one.name === 'leave')
    await books.attempt('roster.leave', {
      ...{ member: who(one.who), date: one.date, departure: one.died ? 'died' : 'transferOut' },
    })
  else if (one.name === 'return')
    await books.attempt('roster.return', {
      member: who(one.who),
      organisation: id(one.to),
      date: one.date,
      arrival: 'transferIn',
    })
  else if (one.name === 'add')
    await books.attempt('roster.addMember', { values: newcomer({ name: `王${one.n}` }), branch: id(one.to) })
  else await books.attempt('roster.import', rosterFile(sampleRows(8)))
}

it('whatever is done to the tree and its people, list, counts, tree, units and figures say one number, on every day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async deeds => {
      const books = await sampleBooks()
      const all = await books.people()
      for (const one of deeds) await play(books, all, one)
      for (const asOf of days) {
        const { rows, total } = await books.ask<{ rows: Person[]; total: number }>('roster.members', { asOf })
        const counts = await books.ask<{ total: { members: number } }>('roster.counts', { asOf })
        const tree = await books.ask<Tree>('roster.tree', { asOf })
        const { rows: units } = await books.ask<{ rows: Unit[] }>('roster.units', { asOf })
        expect(new Set(rows.map(({ id }) => id)).size, `${asOf}: each once`).toBe(total)
        expect([counts.total.members, tree.total, units[0]!.members], asOf).toEqual([total, total, total])
        expect(
          rows.every(({ branchName }) => branchName !== ''),
          `${asOf}: everybody has a branch`,
        ).toBe(true)
      }
      for (const [period, asOf] of [
        ['2026Q3', '2026-09-30'],
        ['2026', '2026-11-22'],
      ]) {
        const figures = await books.ask<{ rows: { code: string; numerator: number }[] }>('upstream.figures', { period })
        const figure = (code: string) => figures.rows.find(row => row.code === code)!.numerator
        const { total } = await books.ask<{ total: number }>('roster.members', { asOf })
        const { rows: units } = await books.ask<{ rows: Unit[] }>('roster.units', { asOf })
        expect(figure('members.total'), period).toBe(total)
        expect(figure('organisations.branches'), period).toBe(units.filter(({ kind }) => kind === 'branch').length)
        expect(figure('organisations.groups'), period).toBe(units.filter(({ kind }) => kind === 'group').length)
      }
      expect(await books.faults()).toEqual([])
      books.engine.close()
    }),
    { numRuns: 25 },
  )
}, 240_000)
