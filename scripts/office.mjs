// npm run office -- --to FILE.csv|FILE.xlsx [--members 45991] [--branches 424] [--groups 715] [--seed 1] [--today DAY]
// Invents the roster of an office of any size, the same for the same seed, to import and to measure with.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { utils, write } from '@e965/xlsx'
import { runnerImport } from 'vite'
import { root } from './places.mjs'
import { say } from './say.mjs'

/** @template T @param {string} path @returns {Promise<T>} what a source of the program exports */
const load = async path => (await runnerImport(join(root, path), { configFile: false, logLevel: 'error' })).module

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    members: { type: 'string', default: '45991' },
    branches: { type: 'string', default: '424' },
    groups: { type: 'string', default: '715' },
    seed: { type: 'string', default: '1' },
    today: { type: 'string', default: '2026-10-12' },
    community: { type: 'string', default: '安平社区' },
  },
})
if (!values.to) {
  say('npm run office -- --to FILE.csv|FILE.xlsx [--members N] [--branches N] [--groups N] [--seed N] [--today DAY]')
  process.exit(2)
}
/** @type {{ diceOf: (seed: number) => unknown }} */
const { diceOf } = await load('src-shared/sample/dice.ts')
/** @type {{ sampleOffice: (...given: unknown[]) => string[][], officeHeadings: string[] }} */
const { sampleOffice, officeHeadings } = await load('src-shared/sample/sample-office.ts')
const size = {
  members: Number(values.members),
  branches: Number(values.branches),
  groups: Number(values.groups),
}
const rows = [officeHeadings, ...sampleOffice(diceOf(Number(values.seed)), values.community, size, values.today)]
if (values.to.endsWith('.xlsx')) {
  const book = utils.book_new(utils.aoa_to_sheet(rows), '名册')
  writeFileSync(values.to, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
} else {
  /** @type {{ writeCsv: (rows: string[][], style: object) => string }} */
  const { writeCsv } = await load('src-shared/spreadsheet/csv.ts')
  writeFileSync(values.to, writeCsv(rows, { bom: true }))
}
say(`${values.to}：${rows.length - 1}人`)
