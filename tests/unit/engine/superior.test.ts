import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleTables } from '../../../src-shared/bundle/bundle-tables'
import { codesOf } from '../outcome'
import { emptyFolder } from '../../interop/tools'
import { folderOfTest } from '../journal/journal-bench'
import { backUpTo, restoreFrom, switchOn, type Pc } from './backup-bench'
import { ask, attempt, community, hashOf, run, street, type Card, type Community } from './street-bench'

/** What two streets hand out; one of them with a new PC as well, without its keys, and once it changed its key there. */
let cards: { own: Card; other: Card; renewed: Card; above: Card }
let sender: Community

const office = async (of: object): Promise<Card> => {
  const pc = await switchOn(folderOfTest())
  await run(pc, 'office.create', of)
  return run(pc, 'upstream.enrol', { to: pc.disk.tokens.take(emptyFolder()) })
}
const trust = (card: Card, more: object = {}) =>
  attempt(sender.pc, 'upstream.trust', { ...card, file: sender.pc.disk.tokens.take(card.file), ...more })
const known = (pc: Pc = sender.pc) => ask<{ name: string; encrypts: boolean } | null>(pc, 'upstream.superior')

async function newPc(): Promise<{ renewed: Card; above: Card }> {
  const pc = await switchOn(folderOfTest())
  await run(pc, 'office.create', street)
  const card = async (): Promise<Card> => run(pc, 'upstream.enrol', { to: pc.disk.tokens.take(emptyFolder()) })
  const renewed = await card()
  await run(pc, 'upstream.renewKey', {})
  return { renewed, above: await card() }
}

beforeAll(async () => {
  const other = { ...street, name: '中共柳荫街道工作委员会', code: '371722002000' }
  cards = { own: await office(street), other: await office(other), ...(await newPc()) }
})
beforeEach(async () => void (sender = await community()))

describe('the office above', () => {
  it('is known only once the digits of its card were compared', async () => {
    const before = await hashOf(sender.pc)
    expect(await known()).toBeNull()
    expect(codesOf(await trust(cards.own, { fingerprint: cards.other.fingerprint }))).toEqual(['fingerprint-differs'])
    expect(await hashOf(sender.pc)).toEqual(before)
    expect(await trust(cards.own)).toMatchObject({ ok: true })
    expect(await known()).toMatchObject({ name: street.name, encrypts: true, fingerprint: cards.own.fingerprint })
    const after = await hashOf(sender.pc)
    expect(await trust(cards.own)).toMatchObject({ ok: true })
    expect(await hashOf(sender.pc)).toEqual(after)
  })

  it('with another key, or another office, takes its place only where that was said', async () => {
    await trust(cards.own)
    expect(codesOf(await trust(cards.renewed))).toEqual(['key-changed'])
    expect(codesOf(await trust(cards.other))).toEqual(['superior-other'])
    expect(await known()).toMatchObject({ fingerprint: cards.own.fingerprint })
    expect(await trust(cards.other, { replaces: true })).toMatchObject({ ok: true })
    expect(await known()).toMatchObject({ name: '中共柳荫街道工作委员会' })
    expect(await trust(cards.own, { replaces: true })).toMatchObject({ ok: true })
    expect(await known()).toMatchObject({ fingerprint: cards.own.fingerprint })
  })

  it('with a key of the same run of sequences is refused: its replies would look forged', async () => {
    await trust(cards.own)
    expect(codesOf(await trust(cards.renewed, { replaces: true }))).toEqual(['key-older'])
    expect(await known()).toMatchObject({ fingerprint: cards.own.fingerprint })
    await trust(cards.other, { replaces: true })
    expect(codesOf(await trust(cards.renewed, { replaces: true }))).toEqual(['key-older'])
    expect(await trust(cards.above, { replaces: true })).toMatchObject({ ok: true })
    expect(await known()).toMatchObject({ fingerprint: cards.above.fingerprint })
    expect(codesOf(await trust(cards.own, { replaces: true }))).toEqual(['key-older'])
  })

  it('is not this office itself', async () => {
    expect(codesOf(await trust(await sender.enrol()))).toEqual(['office-self'])
  })

  it('and what it answered never leave in a bundle', () => {
    const leaving = bundleTables.map(({ name }) => name)
    for (const table of ['superiors', 'replies', 'children', 'received', 'reports', 'offices', 'operators'] as const)
      expect(leaving).not.toContain(table)
  })

  it('comes with a backup, and the identity that decrypts comes with it', async () => {
    const { pc } = sender
    await trust(cards.own)
    const recipient = await pc.disk.main['keys.recipient']({})
    const file = await backUpTo(pc, `${folderOfTest()}/backup.tar`)
    const hash = await hashOf(pc)
    const moved = await switchOn(folderOfTest(), Date.UTC(2026, 10, 24))
    expect(await restoreFrom(moved, file)).toMatchObject({ ok: true })
    expect(await hashOf(moved)).toEqual(hash)
    expect(await known(moved)).toMatchObject({ name: street.name })
    expect(await moved.disk.main['keys.recipient']({})).toEqual(recipient)
  })
})
