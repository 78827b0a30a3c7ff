import * as crypto from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { enrolmentFiles } from '../../../src-shared/bundle/enrolment'
import { keyFingerprint } from '../../../src-shared/bundle/fingerprint'
import { readBundle } from '../../../src-shared/bundle/read-bundle'
import { readReply } from '../../../src-shared/bundle/read-reply'
import { rosterHeadings } from '../../../src-shared/sample/sample-roster'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { emptyFolder } from '../../interop/tools'
import { build, info as report, publicKey } from '../bundle/sample'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'
import { backUpTo, restoreFrom, switchOn, type Pc } from './backup-bench'
import { sampleOffice } from './office-bench'
import { rosterFile, sampleRows } from './sample-books'
import { ask, attempt, freshStreet, hashOf, merge, run, street, type Card, type Sent } from './street-bench'

const period = '2026Q3'
/** 安平 counts 0–5; of these 柳荫 counts 0 and 1 too, 桂花 counts 1 and 5; 6 and 7 are of one office, and 7 has no number. */
const column = (heading: (typeof rosterHeadings)[number]) => rosterHeadings.indexOf(heading)
const rows = sampleRows(20)
  .filter(row => row[column('人员类别')] === '正式党员' && row[column('公民身份证号码')])
  .slice(0, 8)
  .map((row, i) => (i === 7 ? row.map((cell, at) => (at === column('公民身份证号码') ? '' : cell)) : row))
const pick = (...of: number[]) => of.map(i => rows[i]!)
const name = (i: number) => rows[i]![0]!
const number = (i: number) => rows[i]![column('公民身份证号码')]!

interface Community {
  pc: Pc
  code: string
  card: Card
  stick: string
}
type Replied = { rows: { office: string; file: string; encrypted: boolean }[] }

const names = ['中共安平社区委员会', '中共柳荫社区委员会', '中共桂花社区委员会']
const to = (pc: Pc, folder = emptyFolder()) => pc.disk.tokens.take(folder)
const send = (from: Community) => run<Sent>(from.pc, 'upstream.export', { period, to: to(from.pc, from.stick) })
const fileOf = (pc: Pc, file: string) => ({ file: pc.disk.tokens.take(file) })

async function community(i: number, people: string[][], above: Card): Promise<Community> {
  const pc = await switchOn(folderOfTest())
  const code = `37172200100${i + 1}`
  await run(pc, 'office.create', { ...sampleOffice, code, name: names[i] })
  await run(pc, 'roster.import', rosterFile(people))
  await run(pc, 'upstream.trust', { ...fileOf(pc, above.file), fingerprint: above.fingerprint })
  return { pc, code, stick: emptyFolder(), card: await run<Card>(pc, 'upstream.enrol', { to: to(pc) }) }
}

let desk: Pc
let one: Community
let two: Community
let three: Community
let all: Community[]

const shared = () => ask<QueryOutput<'street.shared'>>(desk, 'street.shared', { period })
const matched = ({ pc }: Community) => ask<QueryOutput<'upstream.matched'>>(pc, 'upstream.matched')
const listed = async (of: Community) =>
  (await matched(of)).rows.map(({ name, offices }) => [name, ...offices]).sort() as string[][]
const reply = async () => (await run<Replied>(desk, 'street.reply', { to: to(desk) })).rows
const receive = ({ pc }: Community, file: string) => attempt(pc, 'upstream.receiveReply', fileOf(pc, file))
/** Everybody reports to the street. */
async function report3(): Promise<Sent[]> {
  const sent = []
  for (const of of all) sent.push(await send(of))
  for (const { file } of sent) valueOf(await merge(desk, file))
  return sent
}
/** The street answers everybody. */
async function answer(): Promise<Replied['rows']> {
  const written = await reply()
  for (const of of all) valueOf(await receive(of, written.find(({ office }) => office === of.code)!.file))
  return written
}
/** What a reply says, opened by whom it is for. */
async function opened(of: Community, file: string) {
  const read = valueOf(await of.pc.disk.main['file.read']({ token: of.pc.disk.tokens.take(file) }))
  const { publicKey } = valueOf(await desk.disk.main['keys.card']({}))
  const superior = { id: street.code, name: street.name, epoch: 1, publicKey }
  const { digest, contents } = valueOf(
    await readReply(read.bytes, { primitives: nodePrimitives, superior, addressee: of.code }),
  )
  return { digest, ...contents }
}

async function begin(): Promise<void> {
  desk = await freshStreet()
  const card = await run<Card>(desk, 'upstream.enrol', { to: to(desk) })
  one = await community(0, pick(0, 1, 2, 3, 4, 5), card)
  two = await community(1, pick(0, 1, 6), card)
  three = await community(2, pick(1, 5, 7), card)
  all = [one, two, three]
  for (const { card } of all)
    await run(desk, 'upstream.approve', { ...fileOf(desk, card.file), fingerprint: card.fingerprint })
}

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

/** Writes a built bundle as a file. */
function onStick({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  const file = path.join(emptyFolder(), `${name}.qlb`)
  fs.writeFileSync(file, bytes)
  return file
}
/** What an office presented whose program knew no encryption. */
async function olderCard(office: { office: string; officeName: string }): Promise<Card> {
  const [ownKey] = enrolmentFiles({ publicKey, recipient: '' })
  const info = { ...report, ...office, kind: 'enrolment', detail: 'figures', sequence: 0 } as const
  const card = await build({ info, figures: [], tables: {}, files: [ownKey!] })
  return { file: onStick(card), fingerprint: (await keyFingerprint(publicKey, nodePrimitives.sha256))! }
}

it('an office above that nothing can be encrypted to gets no codes, though it gave a secret', async () => {
  const pc = await switchOn(folderOfTest())
  await run(pc, 'office.create', sampleOffice)
  await run(pc, 'roster.import', rosterFile(pick(0, 1)))
  const above = { office: street.code, officeName: street.name }
  const card = await olderCard(above)
  await run(pc, 'upstream.trust', { ...card, ...fileOf(pc, card.file) })
  const { recipient } = valueOf(await pc.disk.main['keys.recipient']({}))
  const info = {
    ...report,
    ...above,
    kind: 'reply',
    sequence: 1,
    revision: 0,
    addressee: sampleOffice.code,
    recipient,
  } as const
  const matching = [{ secret: 'ab'.repeat(32) }]
  const said = { receipts: [], missing: [], differences: [], returns: [], matching, shared: [] }
  const written = await build({ info, tables: {}, figures: [], reply: said })
  valueOf(await attempt(pc, 'upstream.receiveReply', fileOf(pc, onStick(written))))
  expect(await ask(pc, 'upstream.replies')).toMatchObject({ comparison: { periodText: null, people: 0 } })
  const { file } = await run<Sent>(pc, 'upstream.export', { period, to: to(pc) })
  const { publicKey: own } = valueOf(await pc.disk.main['keys.card']({}))
  const sent = valueOf(await readBundle(fs.readFileSync(file), { primitives: nodePrimitives, keyFor: () => own }))
  const members = valueOf(sent.tables())['members']!
  expect(members).toHaveLength(2)
  expect(members.filter(({ match }) => match !== undefined)).toEqual([])
})

describe('the comparison', () => {
  const carries = async (of: Community) => {
    const { file } = await send(of)
    valueOf(await merge(desk, file))
    const row = (await shared()).offices.find(({ office }) => office === of.code)!
    return { encrypted: file.endsWith('.age'), coded: row.coded > 0 }
  }
  const replyTo = async (of: Community) => (await reply()).find(({ office }) => office === of.code)!.file
  const turn = (name: 'street.compareMembers' | 'street.stopComparing') => run(desk, name, {})
  const secretIn = async (file: string) => (await opened(one, file)).matching[0]?.secret

  beforeEach(async () => {
    await begin()
    await report3()
  })

  it('that is off gives no secret: reports carry no codes and nobody can be asked for', async () => {
    await answer()
    expect(await shared()).toMatchObject({ on: false, rows: [], offices: [] })
    expect(codesOf((await one.pc.engine.query('upstream.matched', {}, '周敏')) as never)).toEqual(['not-compared'])
    expect((await send(one)).file).toMatch(/\.qlb$/)
  })

  it('that was stopped takes the secret back with the next reply: reports carry none again', async () => {
    await turn('street.compareMembers')
    const early = await replyTo(one)
    valueOf(await receive(one, early))
    expect(await carries(one)).toEqual({ encrypted: true, coded: true })
    await turn('street.stopComparing')
    const stopped = await replyTo(one)
    expect(await secretIn(stopped)).toBeUndefined()
    valueOf(await receive(one, stopped))
    await turn('street.compareMembers')
    expect(await carries(one)).toEqual({ encrypted: false, coded: false })
    expect(await ask(one.pc, 'upstream.replies')).toMatchObject({ comparison: null })
    const again = await replyTo(one)
    expect(await secretIn(again)).toBe(await secretIn(early))
  })

  it('is not switched on or off again by an older reply that comes later', async () => {
    const off = await replyTo(one)
    await turn('street.compareMembers')
    const on = await replyTo(one)
    await turn('street.stopComparing')
    const last = await replyTo(one)
    valueOf(await receive(one, on))
    expect(await receive(one, off)).toMatchObject({ value: { state: 'older' } })
    expect((await send(one)).file).toMatch(/\.age$/)
    valueOf(await receive(one, last))
    expect(await receive(one, on)).toMatchObject({ value: { state: 'known' } })
    expect((await send(one)).file).toMatch(/\.qlb$/)
  })

  it('is as the newest reply has it after a restore, and one that comes once more brings it back', async () => {
    const old = await backUpTo(one.pc, path.join(one.stick, 'old.tar'))
    await turn('street.compareMembers')
    const on = await replyTo(one)
    valueOf(await receive(one, on))
    const moved = { ...one, pc: await switchOn(folderOfTest(), Date.UTC(2026, 10, 24)) }
    valueOf(await restoreFrom(moved.pc, old))
    await run(moved.pc, 'upstream.keepKey', {})
    expect((await send(moved)).file).toMatch(/\.qlb$/)
    valueOf(await receive(moved, on))
    expect((await send(moved)).file).toMatch(/\.age$/)
  })

  it('begins once: again changes nothing, and undo and redo keep the secret', async () => {
    await turn('street.compareMembers')
    const secret = await secretIn(await replyTo(one))
    const before = await hashOf(desk)
    await turn('street.compareMembers')
    expect(await hashOf(desk)).toEqual(before)
    await turn('street.stopComparing')
    const { last } = await ask<{ last: { entry: number } }>(desk, 'office.undoable')
    valueOf(await attempt(desk, 'office.undo', { entry: last.entry }))
    expect(await secretIn(await replyTo(one))).toBe(secret)
  })

  it('gives nothing to an office that nothing can be encrypted to, and the street is told which', async () => {
    const older = { ...report, office: '371722001009', officeName: '中共槐园社区委员会' }
    const sent = await build({ info: { ...older, sequence: 1, previous: '' } })
    const presented = await olderCard(older)
    await run(desk, 'upstream.approve', { ...presented, ...fileOf(desk, presented.file) })
    valueOf(await merge(desk, onStick(sent)))
    await turn('street.compareMembers')
    const answers = await reply()
    expect(answers.map(({ office, encrypted }) => [office, encrypted])).toEqual([
      [one.code, true],
      [two.code, true],
      [three.code, true],
      [older.office, false],
    ])
    const plain = fs.readFileSync(answers[3]!.file)
    const { publicKey: own } = valueOf(await desk.disk.main['keys.card']({}))
    const superior = { id: street.code, name: street.name, epoch: 1, publicKey: own }
    const read = await readReply(plain, { primitives: nodePrimitives, superior, addressee: older.office })
    expect(valueOf(read).contents).toMatchObject({ matching: [], shared: [] })
    expect((await shared()).keyless).toEqual([{ office: older.office, officeName: older.officeName }])
  })

  it('of people who left one of the offices finds them no longer once both have reported that', async () => {
    await turn('street.compareMembers')
    await answer()
    await report3()
    await answer()
    const { id } = (await matched(two)).rows.find(row => row.name === name(0))!
    await run(two.pc, 'roster.removeMember', { id, reason: '已转出' })
    expect(await matched(two)).toMatchObject({ rows: [{ name: name(1) }], gone: 1 })
    await report3()
    await answer()
    expect(await listed(one)).toEqual(
      [
        [name(1), names[1], names[2]],
        [name(5), names[2]],
      ].sort(),
    )
    expect(await matched(two)).toMatchObject({ gone: 0 })
  })

  it('compares the newest period that an office and another have reported with codes', async () => {
    await turn('street.compareMembers')
    await answer()
    await report3()
    valueOf(await merge(desk, (await run<Sent>(one.pc, 'upstream.export', { period: '2026-10', to: to(one.pc) })).file))
    await answer()
    expect(await matched(one)).toMatchObject({ periodText: '2026年第三季度' })
    valueOf(await merge(desk, (await run<Sent>(two.pc, 'upstream.export', { period: '2026-10', to: to(two.pc) })).file))
    await answer()
    expect(await matched(one)).toMatchObject({ periodText: '2026年10月', rows: [{}, {}] })
    expect(await matched(three)).toMatchObject({ periodText: '2026年第三季度', rows: [{}, {}] })
  })
})
