import * as crypto from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { type Pc } from './backup-bench'
import { ask, run, street, type Sent } from './street-bench'
import {
  period,
  name,
  number,
  type Replied,
  names,
  to,
  desk,
  one,
  two,
  three,
  all,
  shared,
  matched,
  listed,
  report3,
  answer,
  opened,
  begin,
} from './three-communities'

const filesBelow = (folder: string, name: RegExp): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const at = path.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(at, name) : name.test(entry.name) ? [fs.readFileSync(at, 'latin1')] : []
  })

describe('people counted twice', () => {
  let counted: QueryOutput<'street.shared'>
  let lists: string[][][]
  let pages: unknown[]
  /** What the replies say before and after the reports had codes, office by office. */
  let told: Awaited<ReturnType<typeof opened>>[]
  let coded: string[]
  let figuresAlone: Sent
  let atStreet: unknown[]
  let below: unknown[]
  let logs: string

  // The folders of a test go with it, so all is done once, before the first.
  beforeAll(async () => {
    await begin()
    await report3()
    await run(desk, 'street.compareMembers', {})
    told = []
    const open = async (written: Replied['rows']) => {
      for (const of of all) told.push(await opened(of, written.find(({ office }) => office === of.code)!.file))
    }
    await open(await answer())
    coded = (await report3()).map(({ file }) => path.extname(file))
    await open(await answer())
    figuresAlone = await run(one.pc, 'upstream.export', { period, to: to(one.pc), detail: 'figures' })
    counted = await shared()
    lists = [await listed(one), await listed(two), await listed(three)]
    pages = [await matched(one), await ask(two.pc, 'upstream.replies'), await matched(three)]
    const asked = ['office.current', 'office.journal', 'office.recycled']
    const answers = async ({ pc }: { pc: Pc }, queries: string[], table: string, id: string) => [
      ...(await Promise.all([...asked, ...queries].map(query => ask(pc, query)))),
      await ask(pc, 'office.history', { table, id }),
    ]
    atStreet = [counted, ...(await answers({ pc: desk }, ['street.answers'], 'comparisons', 'members'))]
    const replies = ['upstream.replies', 'upstream.returns', 'upstream.matched']
    below = await answers(one, replies, 'replies', told[3]!.digest)
    logs = [desk, one.pc].flatMap(pc => filesBelow(pc.disk.profile.root, /\.log$/)).join()
  })

  it('are counted by the street for each set of offices', () => {
    const office = (i: number) => ({ office: `37172200100${i + 1}`, officeName: names[i] })
    expect(counted.rows).toHaveLength(3)
    expect(counted.rows).toEqual(
      expect.arrayContaining([
        { offices: [office(0), office(1)], people: 1 },
        { offices: [office(0), office(1), office(2)], people: 1 },
        { offices: [office(0), office(2)], people: 1 },
      ]),
    )
    expect(counted.offices.map(({ coded, without }) => [coded, without])).toEqual([
      [6, 0],
      [3, 0],
      [2, 1],
    ])
  })

  it('are named to each office that counts them, with the others, and no one else is', () => {
    const own = [
      [name(0), names[1]],
      [name(1), names[1], names[2]],
      [name(5), names[2]],
    ]
    expect(lists[0]).toEqual(own.sort())
    expect(lists[1]).toEqual(
      [
        [name(0), names[0]],
        [name(1), names[0], names[2]],
      ].sort(),
    )
    expect(lists[2]).toEqual(
      [
        [name(1), names[0], names[1]],
        [name(5), names[0]],
      ].sort(),
    )
    expect(pages).toMatchObject([
      { by: street.name, periodText: '2026年第三季度', gone: 0, without: 0 },
      { comparison: { periodText: '2026年第三季度', people: 2 } },
      { gone: 0, without: 1 },
    ])
    expect(pages[0]).toMatchObject({
      rows: Array.from({ length: 3 }, () => ({ branch: expect.stringMatching(/党支部$/) })),
    })
  })

  it('lie in a reply as HMAC-SHA-256 of their numbers under one secret, which no other reply changes', () => {
    const secrets = new Set(told.map(({ matching }) => matching[0]!.secret))
    expect(secrets.size).toBe(1)
    const [secret] = secrets
    const codeOf = (i: number) =>
      crypto.createHmac('sha256', Buffer.from(secret!, 'hex')).update(number(i)).digest('hex')
    expect(told.slice(0, 3)).toMatchObject([0, 1, 2].map(() => ({ matching: [{ secret }], shared: [] })))
    expect(told[4]!.shared.map(({ match, office }) => [match, office]).sort()).toEqual(
      [
        [codeOf(0), '371722001001'],
        [codeOf(1), '371722001001'],
        [codeOf(1), '371722001003'],
      ].sort(),
    )
  })

  it('have neither name nor number at the street', () => {
    const said = JSON.stringify(atStreet)
    for (let i = 0; i < 7; i++) for (const text of [name(i), number(i)]) expect(said).not.toContain(text)
  })

  it('leave the secret in no answer, no history and no log', () => {
    const { secret } = told[0]!.matching[0]!
    for (const answers of [atStreet, below]) {
      expect(JSON.stringify(answers)).toContain('（不显示）')
      expect(JSON.stringify(answers)).not.toContain(secret)
    }
    expect(logs).not.toBe('')
    expect(logs).not.toContain(secret)
  })

  it('make reports that have their codes encrypted without asking, and figures alone are not', () => {
    expect(coded).toEqual(['.age', '.age', '.age'])
    expect(figuresAlone.file).toMatch(/\.qlb$/)
  })
})
