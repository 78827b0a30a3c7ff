import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyFolder } from '../../interop/tools'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'
import { add, backUpTo, isSound, restoreFrom, startAgain, switchOn, type Pc } from './backup-bench'
import {
  ask,
  attempt,
  community,
  freshStreet,
  merge,
  restartMain,
  run,
  type Card,
  type Community,
} from './street-bench'

let old: Community
let card: Card
let file: string

/** A community that sent once and backed up; what it sends from here on is not in the backup. */
beforeEach(async () => {
  old = await community()
  card = await old.enrol()
  await old.send('2026Q3')
  file = await backUpTo(old.pc, path.join(emptyFolder(), 'a.tar'))
})

/** A PC that takes over what the backup has. */
async function newPc(start?: number): Promise<Pc> {
  const pc = await switchOn(folderOfTest(), start)
  valueOf(await restoreFrom(pc, file))
  return pc
}
const send = (pc: Pc, stick: string) =>
  attempt(pc, 'upstream.export', { period: '2026Q3', to: pc.disk.tokens.take(stick), note: '更正' })
const carried = async (pc: Pc) => (await ask<{ carried: string | null } | null>(pc, 'upstream.key'))?.carried ?? null

describe('keys that came to a new PC with a backup', () => {
  it('sign nothing before somebody says whether the old PC signed more since, also behind a restart', async () => {
    const pc = await newPc()
    const stick = emptyFolder()
    expect(await carried(pc)).toMatch(/^2026-11-22T/)
    expect(codesOf(await send(pc, stick))).toEqual(['keys-carried'])
    restartMain(pc)
    expect(codesOf(await send(pc, stick))).toEqual(['keys-carried'])
    expect(fs.readdirSync(stick)).toEqual([])
    await run(pc, 'upstream.keepKey', {})
    expect(await carried(pc)).toBeNull()
    expect(valueOf(await send(pc, stick))).toMatchObject({ sequence: 2 })
    expect(codesOf(await attempt(pc, 'upstream.keepKey', {}))).toEqual(['keys-not-carried'])
    expect(await isSound(pc)).toBe(true)
  })

  it('never sign a sequence that the old PC used since, where the key is changed instead', async () => {
    const theirs = await old.send('2026Q3', { note: '更正' })
    const pc = await newPc()
    expect(await run(pc, 'upstream.renewKey', {})).toMatchObject({ epoch: 2 })
    expect(await carried(pc)).toBeNull()
    const stick = emptyFolder()
    const ours = valueOf(await send(pc, stick)) as { file: string; sequence: number }
    expect(ours.sequence).toBe(1)
    const again = await run<Card>(pc, 'upstream.enrol', { to: pc.disk.tokens.take(stick) })
    const desk = await freshStreet(card)
    valueOf(await merge(desk, theirs.file))
    await run(desk, 'upstream.approve', {
      file: desk.disk.tokens.take(again.file),
      fingerprint: again.fingerprint,
      replaces: true,
    })
    expect(await merge(desk, ours.file)).toMatchObject({ ok: true })
  })

  it('say in the journal who answered, and a watcher sees the answer at once', async () => {
    const pc = await newPc()
    const seen: unknown[] = []
    const stop = pc.engine.watch('upstream.key', {}, 'x', answer => void seen.push(valueOf(answer as never)))
    await expect.poll(() => seen.length).toBe(1)
    await run(pc, 'upstream.keepKey', {})
    await expect.poll(() => (seen[seen.length - 1] as { carried: unknown }).carried).toBeNull()
    stop()
    const journal = await ask<{ rows: object[] }>(pc, 'office.journal')
    expect(JSON.stringify(journal.rows[0])).toMatch(/李秀兰.*沿用原来的密钥/)
  })

  it('still present the office and open what was encrypted to it', async () => {
    const pc = await newPc()
    expect(await run<Card>(pc, 'upstream.enrol', { to: pc.disk.tokens.take(emptyFolder()) })).toMatchObject({
      fingerprint: card.fingerprint,
    })
  })

  it('are asked about again, where books that went on elsewhere come back with theirs', async () => {
    const pc = await newPc()
    await run(pc, 'upstream.keepKey', {})
    await add(pc, '赵敏')
    const back = await backUpTo(pc, path.join(emptyFolder(), 'b.tar'))
    pc.engine.close()
    const home = await switchOn(path.dirname(old.pc.disk.profile.root))
    if (home.opening.state === 'recovery') valueOf(await home.engine.recover())
    expect(await carried(home)).toBeNull()
    valueOf(await restoreFrom(home, back))
    expect(await carried(home)).toMatch(/^2026-11-22T/)
    home.engine.close()
    expect(await carried(await startAgain(path.dirname(old.pc.disk.profile.root)))).toMatch(/^2026-11-22T/)
  })

  it('are asked about from the first backup on, where they moved twice without an answer', async () => {
    const second = await newPc(Date.UTC(2026, 11, 1))
    for (let days = 0; days < 3; days++) await add(second, `第${days}人`)
    const moved = await backUpTo(second, path.join(emptyFolder(), 'b.tar'))
    const first = fs.readFileSync(path.join(second.disk.profile.keys, 'carried'), 'utf8')
    second.engine.close()
    const third = await switchOn(folderOfTest(), Date.UTC(2026, 11, 20))
    valueOf(await restoreFrom(third, moved))
    expect(fs.readFileSync(path.join(third.disk.profile.keys, 'carried'), 'utf8')).toBe(first)
  })

  it('of an earlier backup of the same PC are not touched, and nobody is asked', async () => {
    valueOf(await restoreFrom(old.pc, file))
    expect(await carried(old.pc)).toBeNull()
    expect(valueOf(await send(old.pc, old.stick))).toMatchObject({ sequence: 2 })
  })
})

describe('keys that were damaged or lost', () => {
  const keys = (name: string) => path.join(old.pc.disk.profile.keys, name)
  const damages: [string, () => void][] = [
    ['the signing key', () => fs.writeFileSync(keys('signing.key'), 'x')],
    ['its public half', () => fs.writeFileSync(keys('signing.pub'), 'x')],
    ['the ledger of sequences', () => fs.writeFileSync(keys('sequences.log'), 'x\ny\n')],
    ['the secret behind opaque ids', () => fs.rmSync(keys('opaque.secret'))],
    ['all of them', () => fs.rmSync(old.pc.disk.profile.keys, { recursive: true })],
  ]

  it.each(damages)('come back with a backup of the same PC: %s', async (_, damage) => {
    damage()
    fs.mkdirSync(old.pc.disk.profile.keys, { recursive: true })
    restartMain(old.pc)
    valueOf(await restoreFrom(old.pc, file))
    restartMain(old.pc)
    expect(codesOf(await send(old.pc, old.stick))).toEqual(['keys-carried'])
    await run(old.pc, 'upstream.keepKey', {})
    expect(valueOf(await send(old.pc, old.stick))).toMatchObject({ sequence: 2 })
    expect(valueOf(await old.pc.disk.main['keys.card']({}))).toMatchObject({ fingerprint: card.fingerprint })
  })

  it('and were made anew by looking come back too: with them nothing was signed', async () => {
    for (const gone of [old.pc.disk.profile.keys, `${old.pc.disk.profile.keys}.made`])
      fs.rmSync(gone, { recursive: true })
    fs.mkdirSync(old.pc.disk.profile.keys)
    restartMain(old.pc)
    expect(valueOf(await old.pc.disk.main['keys.card']({})).fingerprint).not.toBe(card.fingerprint)
    valueOf(await restoreFrom(old.pc, file))
    restartMain(old.pc)
    expect(valueOf(await old.pc.disk.main['keys.card']({}))).toMatchObject({ fingerprint: card.fingerprint })
  })

  it('so does what decrypts', async () => {
    const { recipient } = valueOf(await old.pc.disk.main['keys.recipient']({}))
    const whole = fs.readFileSync(keys('office.identity'), 'utf8')
    for (const damaged of ['x', whole.slice(0, -9), whole.replace('AGE-SECRET-KEY-1Q', 'AGE-SECRET-KEY-1P')]) {
      fs.writeFileSync(keys('office.identity'), damaged)
      valueOf(await restoreFrom(old.pc, file))
      expect(fs.readFileSync(keys('office.identity'), 'utf8')).toBe(whole)
    }
    expect(valueOf(await old.pc.disk.main['keys.recipient']({})).recipient).toBe(recipient)
  })
})
