import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { enrolmentFiles } from '../../../src-shared/bundle/enrolment'
import { keyFingerprint } from '../../../src-shared/bundle/fingerprint'
import { readBundle } from '../../../src-shared/bundle/read-bundle'
import { readReply } from '../../../src-shared/bundle/read-reply'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { emptyFolder } from '../../interop/tools'
import { build, info as report, publicKey } from '../bundle/sample'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'
import { backUpTo, restoreFrom, switchOn } from './backup-bench'
import { sampleOffice } from './office-bench'
import { rosterFile } from './sample-books'
import { ask, attempt, hashOf, merge, run, street, type Card, type Sent } from './street-bench'
import {
  period,
  pick,
  name,
  type Community,
  names,
  to,
  send,
  fileOf,
  desk,
  one,
  two,
  three,
  shared,
  matched,
  listed,
  reply,
  receive,
  report3,
  answer,
  opened,
  begin,
} from './three-communities'

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
