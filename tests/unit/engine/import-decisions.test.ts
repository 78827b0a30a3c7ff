import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decisions } from '../../../src-shared/roster/roster-import/decisions'
import { maskId, maskPhone } from '../../../src-shared/roster/masks'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { rosterFile, sampleBooks, sampleRows, type Books } from './sample-books'

type Preview = QueryOutput<'roster.preview'>
const at = { name: 0, id: 1, birth: 4, branch: 7, phone: 11, address: 12 }
const base = sampleRows(8)
const with_ = (row: readonly string[], more: Record<number, string>) => row.map((cell, i) => more[i] ?? cell)
/** Rows of the file with some of the eight changed; the first row under the headings is row 2. */
const file = (changes: Record<number, Record<number, string>>, more: string[][] = []) =>
  rosterFile([...base.map((row, i) => with_(row, changes[i] ?? {})), ...more])
const memberNamed = async (books: Books, name: string) =>
  books.ask<{ fields: { name: string; text: string | null }[] }>('roster.member', {
    id: (await books.people()).find(person => person.name === name)!.id,
  })

describe('a roster that comes a second time', () => {
  it('shows a doubtful row beside all that the books say of the member', async () => {
    const books = await sampleBooks()
    const { rows, counts } = await books.ask<Preview>('roster.preview', file({ 2: { [at.name]: '王改名' } }))
    expect(counts).toMatchObject({ same: 7, doubtful: 1 })
    const doubtful = rows.find(({ action }) => action === 'doubtful')!
    expect(doubtful).toMatchObject({ row: 4, name: '王改名', ways: ['update', 'leave'] })
    expect(doubtful.onBooks).toMatchObject({ 姓名: base[2]![at.name], 所在党支部全称: base[2]![at.branch] })
    expect(doubtful.changes).toEqual([{ field: 'name', label: '姓名', before: base[2]![at.name], after: '王改名' }])
  })

  it('tells no number of the books, only that its hidden part differs from that of the file', async () => {
    const books = await sampleBooks()
    const [id, phone] = [base[2]![at.id]!, base[3]![at.phone]!]
    const other = `${phone.slice(0, 3)}${phone.slice(3, 7) === '0000' ? '1111' : '0000'}${phone.slice(7)}`
    const { rows } = await books.ask<Preview>(
      'roster.preview',
      file({ 2: { [at.name]: '王改名' }, 3: { [at.phone]: other } }),
    )
    const doubtful = rows.find(({ action }) => action === 'doubtful')!
    expect(doubtful.onBooks).toMatchObject({
      公民身份证号码: maskId(id),
      联系电话: maskPhone(base[2]![at.phone]),
    })
    expect(rows.find(({ action }) => action === 'changed')!.changes).toEqual([
      { field: 'phone', label: '联系电话', before: `${maskPhone(phone)}（隐去的部分不同）`, after: other },
    ])
    const said = JSON.stringify(rows.map(({ onBooks, changes }) => [onBooks, changes?.map(({ before }) => before)]))
    for (const row of base) for (const whole of [row[at.id]!, row[at.phone]!]) expect(said).not.toContain(whole)
  })

  it('that may mean several is taken in for the one who was chosen', async () => {
    const books = await sampleBooks()
    const twin = { [at.name]: '王同名', [at.birth]: '1968-07-01', [at.branch]: base[0]![at.branch]!, [at.id]: '' }
    const namesakes = ['乙区1号', '乙区2号'].map(address => with_(base[0]!, { ...twin, [at.address]: address }))
    for (const [i, namesake] of namesakes.entries())
      await books.run('roster.addMember', {
        values: { name: namesake[at.name], membership: '正式党员', birth: '1968-07-01', address: `丙区${i}号` },
        branch: (await books.people()).find(person => person.name === base[0]![at.name])!.branch,
      })
    const one = rosterFile([namesakes[1]!])
    const [row] = (await books.ask<Preview>('roster.preview', one)).rows
    expect(row!.candidates).toMatchObject([
      { name: '王同名', birth: '1968-07-01', open: true },
      { name: '王同名', birth: '1968-07-01', open: true },
    ])
    const member = row!.candidates![1]!.id
    const decisions: Decisions = { 2: { way: 'update', member } }
    const [chosen] = (await books.ask<Preview>('roster.preview', { ...one, decisions })).rows
    expect(chosen).toMatchObject({ action: 'doubtful', existing: member })
    await books.run('roster.import', { ...one, decisions })
    const address = async (id: string) =>
      (await books.ask<{ fields: { name: string; text: string | null }[] }>('roster.member', { id })).fields.find(
        ({ name }) => name === 'address',
      )!.text
    expect(await Promise.all(row!.candidates!.map(({ id }) => address(id)))).toEqual(['丙区0号', '乙区2号'])
  })

  it('says its doubt beside the row in the workbook of problems', async () => {
    const books = await sampleBooks()
    const { rows } = await books.ask<{ rows: string[][] }>('roster.problems', file({ 2: { [at.name]: '王改名' } }))
    expect(rows.map(row => row.at(-1)).filter(Boolean)).toEqual(['问题', '存疑：身份证号码相同而姓名不同'])
    expect(rows[3]!.at(-1)).toContain('存疑')
  })

  it('is taken in as decided, in one entry, and undone whole', async () => {
    const books = await sampleBooks()
    const before = await books.hash()
    const stranger = with_(base[0]!, { [at.id]: '', [at.branch]: base[1]![at.branch]! })
    const second = file({ 2: { [at.name]: '王改名' }, 3: { [at.phone]: '13900000001', [at.address]: '新址' } }, [
      stranger,
    ])
    const { rows } = await books.ask<Preview>('roster.preview', second)
    const of = (row: number) => rows.find(found => found.row === row)!
    const decisions: Decisions = {
      4: { way: 'update', member: of(4).existing! },
      5: { way: 'update', keep: ['phone'] },
      10: { way: 'add', member: of(10).existing! },
    }
    const { counts } = await books.ask<Preview>('roster.preview', { ...second, decisions })
    expect(counts).toEqual({ new: 1, changed: 2, same: 6, doubtful: 0, refused: 0 })
    expect(await books.run('roster.import', { ...second, decisions })).toEqual({
      added: 1,
      changed: 2,
      same: 6,
      doubtful: 0,
    })
    const fields = (await memberNamed(books, base[3]![at.name]!)).fields
    expect(fields.find(({ name }) => name === 'address')!.text).toBe('新址')
    expect(fields.find(({ name }) => name === 'phone')!.text).toMatch(base[3]![at.phone]!.slice(-4))
    expect(await books.faults()).toEqual([])
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await books.hash()).toBe(before)
  })

  it('makes no branch for a move that is kept out', async () => {
    const books = await sampleBooks()
    const branches = async () => (await books.ask<{ rows: unknown[] }>('roster.counts')).rows.length
    const before = await branches()
    const moved = file({ 3: { [at.branch]: '中共安平社区新楼支部委员会', [at.phone]: '13900000001' } })
    await books.run('roster.import', { ...moved, decisions: { 5: { way: 'update', keep: ['branch'] } } })
    expect(await branches()).toBe(before)
  })

  it('leaves undecided doubtful rows out with a warning', async () => {
    const books = await sampleBooks()
    const outcome = await books.attempt('roster.import', file({ 2: { [at.name]: '王改名' } }))
    expect(outcome).toMatchObject({ ok: true, problems: [{ code: 'doubtful', row: 4 }] })
  })

  it('changes nothing for a decision that does not fit', async () => {
    const books = await sampleBooks()
    const before = await books.hash()
    const decisions = { 3: { way: 'leave' } }
    for (const asked of [
      await books.attempt('roster.import', { ...file({ 2: { [at.phone]: '1' } }), decisions }),
      await books.engine.query('roster.preview', { ...file({}), decisions }, '周敏'),
    ])
      expect(asked).toMatchObject({ ok: false, problems: [{ code: 'decision-not-open', row: 3 }] })
    const garbled = { ...file({}), decisions: { x: { way: 'leave' } } }
    expect(await books.attempt('roster.import', garbled)).toMatchObject({ ok: false })
    expect(await books.hash()).toBe(before)
  })

  it('whatever was decided, the same file again changes nothing', async () => {
    // Another mobile number, name, birth, number or branch; and rows that resemble somebody.
    const variant = fc.constantFrom('same', 'phone', 'name', 'id', 'branch', 'twin', 'moved')
    const pick = fc.record({ way: fc.nat(2), keep: fc.nat(3) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(variant, { minLength: 8, maxLength: 8 }),
        fc.array(pick, { minLength: 16, maxLength: 16 }),
        async (variants, picks) => {
          const books = await sampleBooks()
          const strangers = sampleRows(16).slice(8)
          const change = (i: number): Record<number, string> => {
            switch (variants[i]) {
              case 'phone':
                return { [at.phone]: `1390000000${i}`, [at.address]: '新址' }
              case 'name':
                return { [at.name]: `王${'甲乙丙丁戊己庚辛'[i]}改` }
              case 'id':
                return { [at.id]: strangers[i]![at.id]! }
              case 'branch':
                return { [at.branch]: base[(i + 1) % 8]![at.branch]! }
              case 'moved':
                return { [at.id]: '', [at.branch]: base[(i + 1) % 8]![at.branch]! }
              default:
                return {}
            }
          }
          const twins = base.flatMap((row, i) =>
            variants[i] === 'twin' ? [with_(row, { [at.id]: '', [at.branch]: base[(i + 1) % 8]![at.branch]! })] : [],
          )
          const second = file(Object.fromEntries(base.map((_, i) => [i, change(i)])), twins)
          let decisions: Decisions = {}
          for (const [i, { row }] of (await books.ask<Preview>('roster.preview', second)).rows.entries()) {
            // As the window asks: each decision among those still open after the ones before.
            const { rows } = await books.ask<Preview>('roster.preview', { ...second, decisions })
            const { ways, existing, changes } = rows.find(found => found.row === row)!
            const { way, keep } = picks[i % picks.length]!
            const chosen = ways?.[way]
            if (!chosen) continue
            const kept = chosen === 'update' ? changes!.slice(0, keep).map(({ field }) => field) : []
            decisions = { ...decisions, [row]: { way: chosen, member: existing!, keep: kept } }
          }
          await books.run('roster.import', { ...second, decisions })
          expect(await books.faults()).toEqual([])
          const after = await books.hash()
          // Rows that somebody kept out would change the books now as then: they are kept out again.
          const again = (await books.ask<Preview>('roster.preview', second)).rows
          const stillKept = Object.fromEntries(
            again.flatMap(({ row, action, changes }) => {
              const before = decisions[row]
              if (action !== 'changed') return []
              expect(before?.way === 'leave' || before?.keep?.length, `row ${row} is ${action}`).toBeTruthy()
              return [
                [
                  row,
                  before!.way === 'leave'
                    ? before!
                    : {
                        ...before!,
                        keep: changes!.map(({ field }) => field).filter(field => before!.keep!.includes(field)),
                      },
                ],
              ]
            }),
          )
          await books.run('roster.import', { ...second, decisions: stillKept })
          expect(await books.hash()).toBe(after)
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)
})
