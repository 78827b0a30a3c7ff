import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import * as z from 'zod'
import { afterEach, beforeEach, expect, it } from 'vitest'
import shipped from '../../../../resources/grid/sensitive-words.json'
import { defineCommand } from '../../../../src-renderer/engine/command'
import { beginSealing, noteSealed } from '../../../../src-renderer/engine/grid/sealed'
import { listVisits } from '../../../../src-renderer/engine/grid/visit-queries'
import { noteCall } from '../../../../src-renderer/engine/grid/calls'
import { noteDiary } from '../../../../src-renderer/engine/grid/diaries'
import { addHousehold } from '../../../../src-renderer/engine/grid/households'
import { noteVisits } from '../../../../src-renderer/engine/grid/visits'
import { bareBooks, texts } from '../bare-books'

let folder: string
let books: Awaited<ReturnType<typeof bareBooks>>
const put = defineCommand({
  ...{ name: 'test.put', title: '试', input: z.object({}), output: z.unknown() },
  async run(tx) {
    await tx.put('grids', { id: 'g1', name: '第一网格', serial: 1, kind: 'general' })
    await tx.put('buildings', { id: 'b1', name: '1号楼', serial: 1 })
    await tx.put('households', { id: 'h1', building: 'b1', room: '501', serial: 1 })
  },
})

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'qinlin-sensitive-'))
  books = await bareBooks(folder)
  await books.run(put)
  await books.run(beginSealing, { passphrase: '平安社区2026' })
})
afterEach(() => {
  books.db.close()
  rmSync(folder, { recursive: true, force: true })
})

it('trap 5.6-6: a search for sensitive words through rows, list, log and backup of a test office finds none', async () => {
  for (const word of shipped.words) {
    const said = `他家有人${word}`
    const on = { household: 'h1', date: '2026-11-01' }
    for (const [command, input] of [
      [noteVisits, { visits: [{ ...on, reason: 'demand', talk: said }] }],
      [noteCall, { ...on, reason: 'demand', note: said }],
      [noteDiary, { grid: 'g1', date: on.date, text: said }],
      [addHousehold, { building: 'b1', room: '601', contact: said }],
    ] as const)
      expect(await books.run(command, input), `${command.name} ${word}`).toMatchObject({
        problems: [{ code: 'sensitive' }],
      })
  }
  const text = shipped.words.join('，')
  const note = { household: 'h1', kind: 'guidance', text, on: '2026-11-01' }
  expect(await books.run(noteSealed, note)).toMatchObject({ ok: true })
  expect(
    await books.run(noteVisits, { visits: [{ household: 'h1', date: '2026-11-01', reason: 'demand' }] }),
  ).toMatchObject({ ok: true })
  await books.keeper.take('hand')
  const listed = JSON.stringify(await books.ask(listVisits, { from: '2026-11-01', to: '2026-11-30' }))
  const lying = texts(folder)
  expect(lying).toContain('第一网格')
  // Three Latin letters lie in any bytes by chance.
  for (const word of shipped.words.filter(one => one !== 'HIV')) {
    expect(listed).not.toContain(word)
    expect(lying, word).not.toContain(word)
  }
})
