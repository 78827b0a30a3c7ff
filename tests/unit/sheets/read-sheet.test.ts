import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../src-main/sheets/limits'
import { readSheets } from '../../../src-main/sheets/read-sheet'

const folder = mkdtempSync(join(tmpdir(), 'sheet-worker-'))
const worker = join(folder, 'sheet-worker.cjs')
const script = (name: string, code: string) => {
  writeFileSync(join(folder, name), code)
  return join(folder, name)
}
const csv = Buffer.from('姓名,电话\n王强,138\n')

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: 'src-main/sheets/sheet-worker.ts',
      target: 'node16',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'sheet-worker.cjs' } },
    },
  })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('reading in a thread that can be ended', () => {
  it.each(['roster.xlsx', 'roster-old.xls', 'roster-gbk.csv'])('reads %s', async file => {
    const bytes = readFileSync(new URL(`../../fixtures/roster/${file}`, import.meta.url))
    const outcome = await readSheets(file, bytes, worker)
    expect(outcome.ok && outcome.value[0]!.rows.length).toBeGreaterThan(30)
  })

  it('answers a refusal', async () => {
    expect(await readSheets('a.pdf', Buffer.from('%PDF-1.7'), worker)).toMatchObject({
      ok: false,
      problems: [{ code: 'not-a-spreadsheet' }],
    })
  })

  it('ends a reader that does not come back', async () => {
    const endless = script('endless.cjs', 'for (;;);')
    const start = performance.now()
    const outcome = await readSheets('a.csv', csv, endless, { ...defaultLimits, milliseconds: 300 })
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'sheet-too-slow' }] })
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('outlives a reader that takes all memory', async () => {
    const greedy = script('greedy.cjs', 'const all = []; for (;;) all.push(new Array(1000).fill({}));')
    const outcome = await readSheets('a.csv', csv, greedy, { ...defaultLimits, heapMegabytes: 32 })
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'sheet-too-large' }] })
  })

  it('outlives a reader that fails or says nothing', async () => {
    for (const code of ['throw new Error()', 'process.exit(0)']) {
      const outcome = await readSheets('a.csv', csv, script('failing.cjs', code))
      expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'sheet-damaged' }] })
    }
  })

  it('starts nothing for a file that is too large', async () => {
    const outcome = await readSheets('a.csv', csv, join(folder, 'absent.cjs'), { ...defaultLimits, fileBytes: 10 })
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'sheet-too-large' }] })
  })
})
