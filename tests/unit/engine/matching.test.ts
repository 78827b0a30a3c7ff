import * as crypto from 'node:crypto'
import * as fs from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { emptyFolder } from '../../interop/tools'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'
import { switchOn, type Pc } from './backup-bench'
import { sampleOffice } from './office-bench'
import { rosterHeadings } from '../../../src-shared/sample/sample-roster'
import { rosterFile, sampleRows, type Person } from './sample-books'
import { ask, attempt, freshStreet, merge, run, type Card, type Sent } from './street-bench'

const secret = 'ab'.repeat(32)
const period = '2026Q3'
const rows = sampleRows(8)
const codeOf = (id: string) => crypto.createHmac('sha256', Buffer.from(secret, 'hex')).update(id).digest('hex')

interface Community {
  pc: Pc
  card: Card
  sent: Sent
  /** The same quarter, before the secret was given. */
  plain: Sent
}
async function community(code: string, name: string, people: string[][], above: Card): Promise<Community> {
  const pc = await switchOn(folderOfTest())
  await run(pc, 'office.create', { ...sampleOffice, code, name })
  await pc.disk.main['keys.next']({})
  await run(pc, 'roster.import', rosterFile(people))
  const to = () => pc.disk.tokens.take(emptyFolder())
  const plain = await run<Sent>(pc, 'upstream.export', { period, to: to() })
  expect(codesOf(await attempt(pc, 'upstream.useMatching', { secret }))).toEqual(['superior-missing'])
  await run(pc, 'upstream.trust', { file: pc.disk.tokens.take(above.file), fingerprint: above.fingerprint })
  await run(pc, 'upstream.useMatching', { secret })
  const sent = await run<Sent>(pc, 'upstream.export', { period, to: to() })
  const card = await run<Card>(pc, 'upstream.enrol', { to: to() })
  return { pc, card, sent, plain }
}

let one: Community
let other: Community
let shared: QueryOutput<'street.shared'>
let names: QueryOutput<'upstream.matched'>
/** Numbers of those whom both count. */
let both: string[]

beforeAll(async () => {
  const above = await freshStreet()
  const card = await run<Card>(above, 'upstream.enrol', { to: above.disk.tokens.take(emptyFolder()) })
  one = await community('371722001001', '中共安平社区委员会', rows, card)
  const at = rosterHeadings.indexOf('公民身份证号码')
  const numbersOf = async (pc: Pc) => {
    const here = await ask<{ rows: Person[] }>(pc, 'roster.members', { asOf: '2026-09-30' })
    const names = new Set(here.rows.map(({ name }) => name))
    return rows.flatMap(row => (names.has(row[0]!) && row[at] ? [row[at]] : []))
  }
  const first = await numbersOf(one.pc)
  other = await community('371722001002', '中共柳荫社区委员会', rows.slice(0, 4), card)
  const second = new Set(await numbersOf(other.pc))
  both = first.filter(number => second.has(number))
  names = await ask(other.pc, 'upstream.matched', { codes: both.map(codeOf) })
  const street = await freshStreet(one.card, other.card)
  for (const { file } of [one.sent, other.sent]) valueOf(await merge(street, file))
  shared = await ask(street, 'street.shared', { period })
})

describe('match codes', () => {
  it('let the street see how many two communities both count, and never who', () => {
    expect(both.length).toBeGreaterThan(1)
    expect(shared.rows).toEqual([
      {
        offices: [
          { office: '371722001001', officeName: '中共安平社区委员会' },
          { office: '371722001002', officeName: '中共柳荫社区委员会' },
        ],
        people: both.length,
      },
    ])
    expect(shared.codes.map(({ match }) => match)).toEqual(both.map(codeOf).sort())
    const said = JSON.stringify(shared)
    for (const row of rows) for (const cell of [row[0]!, ...both]) expect(said).not.toContain(cell)
  })

  it('are HMAC-SHA-256 of the identity number: the community finds the names by them', () => {
    expect(names.rows.map(({ match }) => match)).toEqual(both.map(codeOf).sort())
    expect(names.rows.every(({ name, branch }) => name && branch.endsWith('党支部'))).toBe(true)
  })

  it('are only there once the office above gave a secret, and without it nothing can be asked', async () => {
    const street = await freshStreet(one.card)
    valueOf(await merge(street, one.plain.file))
    const { codes, offices } = await ask<QueryOutput<'street.shared'>>(street, 'street.shared', { period })
    expect(codes).toEqual([])
    expect(offices).toMatchObject([{ coded: 0 }])
    expect(codesOf((await street.engine.query('upstream.matched', { codes: [] }, '李秀兰')) as never)).toEqual([
      'match-secret-missing',
    ])
    expect(fs.existsSync(one.plain.file)).toBe(true)
  })

  it('a person counted twice by one office is not shared, and a code of another spelling is no code', async () => {
    expect(shared.offices.map(({ office, coded }) => [office, coded >= both.length])).toEqual([
      ['371722001001', true],
      ['371722001002', true],
    ])
    expect(codesOf((await one.pc.engine.query('upstream.matched', { codes: ['王强'] }, '周敏')) as never)).toEqual([
      'invalid',
    ])
  })
})
