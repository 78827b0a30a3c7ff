import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf, valueOf } from '../outcome'
import { emptyFolder } from '../../interop/tools'
import type { Pc } from './backup-bench'
import {
  ask,
  attempt,
  community,
  freshStreet,
  hashOf,
  merge,
  preview,
  restartMain,
  run,
  type Card,
  type Community,
  type Sent,
} from './street-bench'

const office = '371722001001'
let sender: Community
let desk: Pc
let first: Sent
let card: Card

/** A street that knows a community and has taken its first report in. */
beforeEach(async () => {
  sender = await community()
  card = await copyOf(await sender.enrol())
  first = await sender.send('2026Q3')
  desk = await freshStreet(card)
  valueOf(await merge(desk, first.file))
})

/** A card apart from the stick, where the next enrolment has the same name. */
async function copyOf({ file, fingerprint }: Card): Promise<Card> {
  const copy = path.join(emptyFolder(), path.basename(file))
  fs.copyFileSync(file, copy)
  return { file: copy, fingerprint }
}
const renew = () => run<{ epoch: number; fingerprint: string }>(sender.pc, 'upstream.renewKey', {})
const approve = ({ file, fingerprint }: Card, more: object = {}) =>
  attempt(desk, 'upstream.approve', { file: desk.disk.tokens.take(file), fingerprint, ...more })
const presented = async ({ file }: Card) =>
  (await ask<{ state: string }>(desk, 'street.presented', { file: desk.disk.tokens.take(file) })).state
const revoke = (lastGood: number) =>
  run<{ lastGood: number; rows: { id: string; sequence: number }[] }>(desk, 'street.revoke', { office, lastGood })
/** A PC that takes the lost one's place: no books, no keys, but the same office. */
async function newPc(renewed = true): Promise<Community> {
  const other = await community()
  if (renewed) await run(other.pc, 'upstream.renewKey', {})
  return other
}

describe('a lost PC', () => {
  it('comes back with another key: nothing of it is taken before its card was compared anew', async () => {
    sender = await newPc()
    const next = await copyOf(await sender.enrol())
    const report = await sender.send('2026Q3')
    expect(path.basename(report.file)).toMatch(/-0001-k2\.qlb$/)
    const before = await hashOf(desk)
    expect(await presented(next)).toBe('changed')
    expect(codesOf(await approve(next))).toEqual(['key-changed'])
    expect(codesOf(await approve({ ...next, fingerprint: '' }, { replaces: true }))).toEqual(['fingerprint-differs'])
    expect(codesOf(await approve({ ...next, fingerprint: card.fingerprint }, { replaces: true }))).toEqual([
      'fingerprint-differs',
    ])
    expect(codesOf(await merge(desk, report.file))).toEqual(['bundle-signature'])
    expect(await hashOf(desk)).toEqual(before)

    expect(await approve(next, { replaces: true })).toMatchObject({ ok: true })
    expect(await merge(desk, report.file)).toMatchObject({ ok: true, value: { state: 'merged', sequence: 1 } })
    expect(await merge(desk, first.file)).toMatchObject({ ok: true, value: { state: 'known' } })
  })

  it('lost its books too: its first sending speaks for the period, though the lost one had sent it twice', async () => {
    const second = await sender.send('2026Q3')
    valueOf(await merge(desk, second.file))
    sender = await newPc()
    await approve(await sender.enrol(), { replaces: true })
    const again = await sender.send('2026Q3')
    expect(await preview(desk, again.file)).toMatchObject({ state: 'new', counts: true, revision: 1 })
    valueOf(await merge(desk, again.file))
    const { rows } = await ask<{ rows: object[] }>(desk, 'street.bundles', { office })
    expect(rows).toMatchObject([
      { id: again.digest, current: true },
      { id: second.digest, current: false },
      { id: first.digest, current: false },
    ])
  })

  it('is not replaced by a key of its own epoch or an earlier one, nor by the old key again', async () => {
    sender = await newPc(false)
    const same = await copyOf(await sender.enrol())
    expect(await presented(same)).toBe('older')
    expect(codesOf(await approve(same, { replaces: true }))).toEqual(['key-older'])
    await renew()
    const next = await copyOf(await sender.enrol())
    expect(await approve(next, { replaces: true })).toMatchObject({ ok: true })
    expect(await presented(card)).toBe('older')
    expect(codesOf(await approve(card, { replaces: true }))).toEqual(['key-older'])
  })

  it('its old key signs nothing new: what it wrote and was not taken in before is refused by name', async () => {
    const second = await sender.send('2026-10')
    const old = sender
    sender = await newPc()
    await approve(await sender.enrol(), { replaces: true })
    const before = await hashOf(desk)
    expect(codesOf(await merge(desk, second.file))).toEqual(['bundle-epoch'])
    expect(codesOf(await merge(desk, (await old.send('2026-11')).file))).toEqual(['bundle-epoch'])
    expect(await hashOf(desk)).toEqual(before)
    expect(await merge(desk, first.file)).toMatchObject({ ok: true, value: { state: 'known' } })
  })

  it('its old key cannot write for the new epoch either', async () => {
    // Who has the old PC changes its key too, and comes to the same epoch with another key.
    const thief = sender
    sender = await newPc()
    await approve(await sender.enrol(), { replaces: true })
    await run(thief.pc, 'upstream.renewKey', {})
    expect(codesOf(await merge(desk, (await thief.send('2026-11')).file))).toEqual(['bundle-signature'])
    expect(codesOf(await approve(await thief.enrol(), { replaces: true }))).toEqual(['key-older'])
  })
})

describe('a change of keys', () => {
  it('keeps the old key aside, begins sequences with 1, and goes on after a restart', async () => {
    const { epoch, fingerprint } = await renew()
    expect(epoch).toBe(2)
    expect(fingerprint).not.toBe(card.fingerprint)
    const { keys } = sender.pc.disk.profile
    expect(fs.readdirSync(path.join(keys, 'earlier')).sort()).toEqual(['before-2.key', 'before-2.pub'])
    expect(valueOf(await sender.pc.disk.main['keys.next']({}))).toEqual({ epoch: 2, sequence: 1, previous: '' })
    const report = await sender.send('2026Q3')
    expect(report.sequence).toBe(1)
    const { rows } = await ask<{ rows: { id: string }[] }>(sender.pc, 'upstream.reports')
    expect(rows.map(({ id }) => id)).toEqual(['2-1', '1-1'])
  })

  it('is not gone behind by an older key folder that came back: nothing is signed in the run that was left', async () => {
    const { keys } = sender.pc.disk.profile
    const before = path.join(emptyFolder(), 'keys')
    fs.cpSync(keys, before, { recursive: true })
    await renew()
    await sender.send('2026Q3')
    fs.rmSync(keys, { recursive: true })
    fs.cpSync(before, keys, { recursive: true })
    restartMain(sender.pc)
    const to = sender.pc.disk.tokens.take(sender.stick)
    expect(codesOf(await attempt(sender.pc, 'upstream.export', { period: '2026Q3', to }))).toEqual(['keys-lost'])
    expect(await renew()).toMatchObject({ epoch: 3 })
    expect(await sender.send('2026Q3')).toMatchObject({ sequence: 1 })
  })

  it('is vouched for by the old key: taken without a new card, where that was said', async () => {
    await renew()
    const next = await copyOf(await sender.enrol())
    const report = await sender.send('2026Q3')
    expect(await presented(next)).toBe('vouched')
    expect(codesOf(await approve({ ...next, fingerprint: '' }))).toEqual(['fingerprint-differs'])
    expect(await approve({ ...next, fingerprint: '' }, { replaces: true })).toMatchObject({ ok: true })
    expect(await merge(desk, report.file)).toMatchObject({ ok: true, value: { state: 'merged' } })
    expect(await presented(next)).toBe('known')
  })

  it('twice without the street having seen the first: the card is needed again', async () => {
    await renew()
    await renew()
    const next = await copyOf(await sender.enrol())
    expect(await presented(next)).toBe('changed')
    expect(codesOf(await approve({ ...next, fingerprint: '' }, { replaces: true }))).toEqual(['fingerprint-differs'])
    expect(await approve(next, { replaces: true })).toMatchObject({ ok: true })
  })
})

describe('a revoked key', () => {
  it('gives up what it signed behind the last good one; what was accepted is listed and stays', async () => {
    const second = await sender.send('2026-10')
    const third = await sender.send('2026-11')
    valueOf(await merge(desk, second.file))
    expect(await revoke(1)).toMatchObject({ lastGood: 1, rows: [{ id: second.digest, sequence: 2 }] })
    const before = await ask<{ rows: object[] }>(desk, 'street.bundles', { office })
    expect(before.rows).toMatchObject([{ doubtful: true, current: true }, { doubtful: false }])
    expect(await ask(desk, 'street.reports', { period: '2026-10' })).toMatchObject({ rows: [{ revoked: true }] })
    expect(codesOf(await merge(desk, third.file))).toEqual(['bundle-key-revoked'])
    expect(codesOf(await merge(desk, second.file))).toEqual(['bundle-key-revoked'])
    expect(await merge(desk, first.file)).toMatchObject({ ok: true, value: { state: 'known' } })
    expect(await ask(desk, 'street.bundles', { office })).toEqual(before)
    await run(desk, 'street.takeOut', { id: second.digest, reason: '密钥停用' })
    expect((await revoke(1)).rows).toEqual([])
    expect(codesOf(await attempt(desk, 'street.putBack', { id: second.digest }))).toEqual(['bundle-key-revoked'])
    expect(codesOf(await merge(desk, second.file))).toEqual(['bundle-key-revoked'])
  })

  it('vouches for nothing, and stays revoked when another takes its place', async () => {
    const second = await sender.send('2026-10')
    await revoke(1)
    await renew()
    const next = await copyOf(await sender.enrol())
    expect(await presented(next)).toBe('changed')
    expect(codesOf(await approve({ ...next, fingerprint: '' }, { replaces: true }))).toEqual(['fingerprint-differs'])
    expect(await approve(next, { replaces: true })).toMatchObject({ ok: true })
    expect(codesOf(await merge(desk, second.file))).toEqual(['bundle-key-revoked'])
    expect(await merge(desk, (await sender.send('2026Q3')).file)).toMatchObject({ ok: true })
    const { fingerprint } = next
    expect(await ask(desk, 'street.key', { office })).toMatchObject({
      ...{ epoch: 2, fingerprint, lastGood: null },
      earlier: [{ epoch: 1, lastGood: 1 }],
    })
    expect(await ask(desk, 'street.reports', { period: '2026Q3' })).toMatchObject({ rows: [{ revoked: false }] })
  })

  it('is not made good by a later word, and nobody unknown is revoked', async () => {
    await revoke(0)
    expect((await revoke(5)).lastGood).toBe(0)
    expect(codesOf(await attempt(desk, 'street.revoke', { office: '371722009999', lastGood: 1 }))).toEqual([
      'office-unknown',
    ])
  })
})
