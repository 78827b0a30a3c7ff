import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import * as z from 'zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defineCommand } from '../../../src-renderer/engine/command'
import { changeEstate } from '../../../src-renderer/engine/grid/estate-commands'
import {
  beginSealing,
  closeSealed,
  noteSealed,
  openSealed,
  removeSealed,
  sealedNotes,
  sealedState,
} from '../../../src-renderer/engine/grid/sealed'
import { bareBooks, texts } from './bare-books'

const passphrase = '平安社区2026'
const note = { household: 'h1', resident: 'r1', kind: 'guidance', text: '社区矫正对象，每月谈话一次', on: '2026-11-01' }

let folder: string
let books: Awaited<ReturnType<typeof bareBooks>>
const put = defineCommand({
  ...{ name: 'test.put', title: '试', input: z.object({}), output: z.unknown() },
  async run(tx) {
    await tx.put('households', { id: 'h1', building: 'b1', room: '501', serial: 1 })
    await tx.put('households', { id: 'h2', building: 'b1', room: '502', serial: 2 })
    await tx.put('residents', { id: 'r1', household: 'h1', name: '王小二' })
  },
})

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'qinlin-sealed-'))
  books = await bareBooks(folder)
  await books.run(put)
})
afterEach(() => {
  books.db.close()
  rmSync(folder, { recursive: true, force: true })
})

it('trap 5.6-6: a text that stood before its word was known holds nobody up; what is newly said is refused', async () => {
  const estate = { id: 'e1', name: '和顺园', serial: 1, problem: '有人缓刑' }
  books.recorder.mode = 'replay'
  await books.db.table('estates').put(estate)
  books.recorder.mode = 'idle'
  expect(await books.run(changeEstate, { id: 'e1', address: '和平路1号' })).toMatchObject({ ok: true })
  expect(await books.run(changeEstate, { id: 'e1', problem: '有人缓刑两年' })).toMatchObject({
    problems: [{ code: 'sensitive', path: ['problem'] }],
  })
})

describe('sealed notes (trap 5.6-6: what is sensitive is behind a right of its own)', () => {
  it('are off until somebody begins with a passphrase of eight characters', async () => {
    expect(await books.ask(sealedState, {})).toEqual({ begun: false, open: false })
    expect(await books.run(noteSealed, note)).toMatchObject({ problems: [{ code: 'sealed-not-begun' }] })
    expect(await books.run(beginSealing, { passphrase: 'kurz' })).toMatchObject({
      problems: [{ code: 'sealed-passphrase-short' }],
    })
    expect(await books.run(beginSealing, { passphrase })).toMatchObject({ ok: true })
    expect(await books.run(beginSealing, { passphrase })).toMatchObject({ problems: [{ code: 'sealed-begun' }] })
  })

  it('can be put in by anybody and read only after the passphrase, by who gave it', async () => {
    await books.run(beginSealing, { passphrase })
    expect(await books.run(noteSealed, note)).toMatchObject({ ok: true })
    await expect(books.ask(sealedNotes, { household: 'h1' })).rejects.toMatchObject({
      problems: [{ code: 'sealed-shut' }],
    })
    expect(await books.run(openSealed, { passphrase: 'falsch-falsch' })).toMatchObject({
      problems: [{ code: 'sealed-passphrase-wrong' }],
    })
    await books.run(openSealed, { passphrase })
    expect(await books.ask(sealedNotes, { household: 'h1' })).toMatchObject({
      notes: [{ ...note, name: '王小二' }],
      damaged: 0,
    })
    expect(await books.ask(sealedNotes, { household: 'h2' })).toMatchObject({ notes: [] })
    await books.ask(closeSealed, {})
    await expect(books.ask(sealedNotes, { household: 'h1' })).rejects.toMatchObject({
      problems: [{ code: 'sealed-shut' }],
    })
  })

  it('leave nothing readable in rows, journal, backups or logs: not what, not of whom, not the passphrase', async () => {
    await books.run(beginSealing, { passphrase })
    const entries = (await books.reader.lastEntryNumber()) + 1
    await books.run(noteSealed, note)
    await books.run(openSealed, { passphrase })
    await books.keeper.take('hand')
    for (const word of ['矫正', '谈话', 'guidance', passphrase]) expect(texts(folder)).not.toContain(word)
    const entry = JSON.stringify(await books.reader.journalEntry(entries))
    for (const whose of ['"h1"', '"r1"']) expect(entry).not.toContain(whose)
  })

  it('are taken off by their id', async () => {
    await books.run(beginSealing, { passphrase })
    await books.run(noteSealed, note)
    await books.run(openSealed, { passphrase })
    const { notes } = await books.ask(sealedNotes, { household: 'h1' })
    await books.run(removeSealed, { id: notes[0]!.id })
    expect((await books.ask(sealedNotes, { household: 'h1' })).notes).toEqual([])
  })
})
