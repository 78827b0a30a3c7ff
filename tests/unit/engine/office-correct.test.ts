import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'
import { backupsOf, hashOf, switchOn, type Pc } from './backup-bench'
import { freshStore, newDisk, openEngine, sampleOffice } from './office-bench'
import { sampleBooks, type Books } from './sample-books'

const right = '中共安坪社区委员会'
const otherCode = '371722001009'

type Current = { office: { id: string; name: string; code: string } }

describe('correcting the office', () => {
  let books: Books
  beforeEach(async () => {
    books = await sampleBooks()
  })
  const office = async () => (await books.ask<Current>('office.current')).office

  it('its name stands on what is printed from then on, and heads its tree', async () => {
    const { id, name, code } = await office()
    expect(await books.run('office.correct', { name: ` ${right} ` })).toEqual({ id, name: right, code })
    expect(await office()).toMatchObject({ id, name: right, code })
    expect(await books.ask('roster.tree')).toMatchObject({ name: right })
    expect(await books.ask('upstream.card')).toMatchObject({ office: { name: right, code } })
    expect(name).not.toBe(right)
    expect(await books.faults()).toEqual([])
  })

  it('stands in the journal and in its history, and can be undone and done again', async () => {
    const before = await books.hash()
    const { id, name, code } = await office()
    await books.run('office.correct', { name: right, code: otherCode })
    const after = await books.hash()
    const [line] = (await books.ask<{ rows: object[] }>('office.journal', { limit: 1 })).rows
    expect(line).toMatchObject({ title: '更正本单位', about: right, operator: '周敏' })
    const [step] = (await books.ask<{ rows: { changes: object[] }[] }>('office.history', { table: 'offices', id })).rows
    expect(step!.changes).toEqual([
      { field: 'name', label: '党组织名称', before: name, after: right },
      { field: 'code', label: '区划代码', before: code, after: otherCode },
    ])
    for (const state of [before, after]) {
      valueOf(await books.undo(books.entry()))
      expect(await books.hash()).toBe(state)
    }
  })

  it('leaves alone a branch that only has a similar name, and what is right already', async () => {
    const entries = books.entry()
    const { name, code } = await office()
    await books.run('office.correct', { name, code })
    await books.run('office.correct', {})
    expect(books.entry()).toBe(entries)
    const names = async () =>
      (await books.ask<{ children: { name: string }[] }>('roster.tree')).children.map(branch => branch.name)
    const before = await names()
    await books.run('office.correct', { name: right })
    expect(await names()).toEqual(before)
  })

  it.each([
    [{ name: '  ' }, '党组织名称'],
    [{ code: '12' }, '区划代码'],
  ])('refuses %j beside its field, and changes nothing', async (input, field) => {
    const before = await books.hash()
    expect(await books.attempt('office.correct', { name: right, code: otherCode, ...input })).toMatchObject({
      ok: false,
      problems: [{ field }],
    })
    expect(await books.hash()).toBe(before)
  })

  it('says what to do about a key card with the old code, where there is a key', async () => {
    expect(await books.attempt('office.correct', { name: right })).toEqual({ ok: true, value: expect.anything() })
    expect(await books.attempt('office.correct', { code: otherCode })).toMatchObject({
      ok: true,
      problems: [{ code: 'enrol-again', severity: 'warning' }],
    })
  })

  it('needs one', async () => {
    freshStore()
    const engine = await openEngine(newDisk())
    expect(codesOf(await engine.run('office.correct', { name: right }, '周敏'))).toEqual(['office-missing'])
  })
})

describe('after a report has gone out', () => {
  let pc: Pc
  let folder: string
  let stick: string
  const run = (name: string, input: object) => pc.engine.run(name, input, '周敏')
  const send = async () =>
    (
      valueOf(await run('upstream.export', { period: '2026Q3', to: pc.disk.tokens.take(stick, true) })) as {
        id: string
      }
    ).id
  const coverOf = async (id: string) =>
    (valueOf(await pc.engine.query('upstream.cover', { id }, '周敏')) as { office: object }).office
  beforeEach(async () => {
    folder = folderOfTest()
    stick = `${folder}/stick`
    pc = await switchOn(folder)
    valueOf(await run('office.create', sampleOffice))
  })

  it('its cover keeps the name that it went under; the next one has the new', async () => {
    const { name, code } = sampleOffice
    const first = await send()
    valueOf(await run('office.correct', { name: '中共安坪委员会' }))
    valueOf(await run('office.correct', { name: right }))
    const second = await send()
    expect(await coverOf(first)).toEqual({ name, code })
    expect(await coverOf(second)).toEqual({ name: right, code })
    expect(readdirSync(stick).filter(file => file.endsWith('.qlb'))).toHaveLength(2)
  })

  it('its code stays, and no undoing brings another back; its name can still be corrected', async () => {
    valueOf(await run('office.correct', { code: otherCode }))
    await send()
    const { hash } = valueOf(await pc.engine.query('office.statehash', {}, '周敏')) as { hash: string }
    const refused = await run('office.correct', { name: right, code: sampleOffice.code })
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'code-sent', path: ['code'] }] })
    expect(await run('office.undo', { entry: 2 })).toMatchObject({
      ok: false,
      problems: [{ code: 'undo-frozen', message: expect.stringContaining('“更正本单位”') }],
    })
    expect(valueOf(await pc.engine.query('office.statehash', {}, '周敏'))).toEqual({ hash })
    valueOf(await run('office.correct', { name: right, code: otherCode }))
    valueOf(await run('office.undo', { entry: 4 }))
  })

  it('its code stays when the books go back to before it was corrected, and so does replay have it', async () => {
    valueOf(await pc.engine.backup(null))
    const { id } = (await backupsOf(pc))[0]!
    valueOf(await run('office.correct', { name: right, code: otherCode }))
    await send()
    valueOf(await pc.engine.restore(id, '周敏'))
    const { office } = valueOf(await pc.engine.query('office.current', {}, '周敏')) as Current
    expect(office).toMatchObject({ name: sampleOffice.name, code: otherCode })
    const second = await send()
    expect(await coverOf(second)).toMatchObject({ code: otherCode })
    const state = await hashOf(pc)
    // From the journal alone, through the restore.
    for (const name of readdirSync(pc.disk.profile.backups))
      if (/^\d.*json$/.test(name)) rmSync(join(pc.disk.profile.backups, name))
    pc.engine.close()
    const lost = await switchOn(folder)
    valueOf(await lost.engine.recover())
    expect(await hashOf(lost)).toEqual(state)
  })

  it('before the first report everything goes back, its code too', async () => {
    valueOf(await pc.engine.backup(null))
    const { id } = (await backupsOf(pc))[0]!
    valueOf(await run('office.correct', { code: otherCode }))
    valueOf(await pc.engine.restore(id, '周敏'))
    const { office } = valueOf(await pc.engine.query('office.current', {}, '周敏')) as Current
    expect(office.code).toBe(sampleOffice.code)
  })
})
