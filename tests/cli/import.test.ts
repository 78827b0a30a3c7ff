import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseSheets } from '../../src-main/sheets/parse-sheets'
import type { Problem } from '../../src-shared/problem'
import { emptyFolder } from '../interop/tools'
import { community, messyFile } from './offices'
import { batch, jsonFile, problemCodes, qinlin, valueOf } from './program'

interface Expected {
  rows: number
  problems: { row: number; field: string; problem: string }[]
  understood: { row: number; reads: Record<string, string | null> }[]
}
interface DryRun {
  rows: { row: number; action: string; value: Record<string, string | null> }[]
  problems: Problem[]
}

const expected = JSON.parse(fs.readFileSync(messyFile.replace('.xlsx', '.expected.json'), 'utf8')) as Expected
const profile = path.join(emptyFolder(), 'p')
const stateHash = async () => valueOf<{ hash: string }>((await batch(profile, [{ query: 'office.statehash' }]))[0]).hash

describe('roster-messy.xlsx', () => {
  let before = ''
  let dry: DryRun

  beforeAll(async () => {
    const input = jsonFile(emptyFolder(), 'office.json', community)
    expect(await qinlin(['do', 'office.create', '--profile', profile, '--input', input])).toMatchObject({ status: 0 })
    before = await stateHash()
    const ran = await qinlin(['import', messyFile, '--as', 'members', '--dry-run', '--json', '--profile', profile])
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    dry = JSON.parse(ran.stdout) as DryRun
  })

  it('gives exactly the planted problems in a dry run', () => {
    expect(dry.problems.map(({ row, field, code }) => ({ row, field, problem: code }))).toEqual(expected.problems)
    expect(dry.problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
  })

  it('has all its rows, refused where there is an error and new where there is none', () => {
    expect(dry.rows).toHaveLength(expected.rows)
    const errors = new Set(dry.problems.filter(({ severity }) => severity === 'error').map(({ row }) => row))
    expect(dry.rows.filter(({ action }) => action === 'refused').map(({ row }) => row)).toEqual([...errors])
    expect(new Set(dry.rows.map(({ action }) => action))).toEqual(new Set(['new', 'refused']))
  })

  it.each(expected.understood)('understands row $row', ({ row, reads }) => {
    expect(dry.rows.find(found => found.row === row)!.value).toMatchObject(reads)
  })

  it('gives its problems as a workbook, each beside its own row', async () => {
    const to = path.join(emptyFolder(), '问题.xlsx')
    const words = ['import', messyFile, '--as', 'members', '--dry-run', '--json', '--profile', profile]
    expect(await qinlin([...words, '--problems', to])).toMatchObject({ status: 0 })
    const read = await parseSheets('问题.xlsx', fs.readFileSync(to))
    if (!read.ok) throw new Error(read.problems[0]!.message)
    const { rows } = read.value[0]!
    const last = Math.max(...rows.map(row => row.length)) - 1
    const said = rows.flatMap((row, i) => (row[last] ? [i + 1] : []))
    expect(said).toEqual([3, ...new Set(expected.problems.map(({ row }) => row))])
    expect(rows.flat().every(cell => cell === null || cell.type === 'text')).toBe(true)
    expect(problemCodes(await qinlin([...words, '--problems', messyFile]))).toEqual(['same-file'])
    expect(problemCodes(await qinlin([...words, '--problems', '问题.csv']))).toEqual(['unknown-format'])
  })

  it('is refused whole without --dry-run, and neither run has changed anything', async () => {
    const ran = await qinlin(['import', messyFile, '--as', 'members', '--json', '--profile', profile])
    expect(ran).toMatchObject({ status: 1, stdout: '' })
    const errors = expected.problems.map(({ problem }) => problem).filter(code => code !== 'sex-contradicts-id')
    expect(problemCodes(ran)).toEqual(errors)
    expect(await stateHash()).toBe(before)
  })
})
