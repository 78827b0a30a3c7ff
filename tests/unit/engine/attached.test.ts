import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandName, EngineClient } from '../../../src-renderer/engine/client'
import {
  attachedLeavesDeed,
  correctAttachedDeed,
  type AttachedRow,
} from '../../../src-renderer/screens/roster/deeds/attached-deeds'
import type { Deed } from '../../../src-renderer/screens/roster/deeds/deed'
import { codesOf } from '../outcome'
import { sampleBooks, type Books } from './sample-books'

let books: Books
let sent: Record<string, unknown>
const phone = '13800001234'
const rows = async (asOf?: string) => (await books.ask<{ rows: AttachedRow[] }>('roster.attached', { asOf })).rows
const one = async (asOf?: string) => (await rows(asOf))[0]!
/** What each correction changed, as the record's history says it. */
const changed = async (id: string) =>
  (
    await books.ask<{ rows: { changes: { field: string; after: string | null }[] }[] }>('office.history', {
      ...{ table: 'attached', id },
    })
  ).rows[0]!.changes

/** Fills a deed's form in, over what stands there already, and does it. */
function does(deed: Deed, texts: Record<string, string>) {
  const run = (name: CommandName, input: Record<string, unknown>) => {
    sent = input
    return books.attempt(name, input)
  }
  const filled = Object.entries({ ...deed.initial, ...texts }).filter(([, text]) => text)
  return deed.run({ run } as Pick<EngineClient, 'run'> as EngineClient, Object.fromEntries(filled), 'one')
}

beforeEach(async () => {
  books = await sampleBooks(4)
  const { branch } = (await books.people())[0]!
  await books.run('roster.noteAttached', {
    ...{ kind: 'dualReport', name: '周到', unit: '市税务局机关党委', phone, organisation: branch, from: '2026-03-02' },
  })
})

describe('correcting somebody who takes part here', () => {
  it('never writes back the phone that stands there masked', async () => {
    const who = await one()
    expect(who.phone).toBe('138****1234')
    expect(codesOf(await does(correctAttachedDeed(who, []), { unit: '市税务局第二支部' }))).toEqual([])
    expect(sent).toEqual({ id: who.id, kind: 'dualReport', name: '周到', unit: '市税务局第二支部' })
    expect((await changed(who.id)).map(({ field }) => field)).toEqual(['unit'])
    expect(await one()).toMatchObject({ phone: '138****1234', unit: '市税务局第二支部', from: '2026-03-02' })
  })

  it('writes a phone that was typed anew, and refuses one with stars in it', async () => {
    const deed = correctAttachedDeed(await one(), [])
    expect(codesOf(await does(deed, { phone: '138****5678' }))).toEqual(['number-masked'])
    expect(codesOf(await does(deed, { phone: '*1234' }))).toEqual(['number-masked'])
    expect(codesOf(await does(deed, { phone: '13900005678' }))).toEqual([])
    expect((await one()).phone).toBe('139****5678')
  })

  it('empties what somebody emptied', async () => {
    const who = await one()
    expect(codesOf(await does(correctAttachedDeed(who, []), { phone: '', organisation: '' }))).toEqual([])
    expect(await one()).toMatchObject({ phone: null, organisation: null, organisationName: '', unit: who.unit })
  })

  it('stays possible after the branch where they report was dissolved', async () => {
    const branch = (await one()).organisation!
    const into = (await books.people()).find(person => person.branch !== branch)!.branch
    await books.run('roster.dissolveUnits', { units: [branch], date: '2026-10-01', into })
    expect(codesOf(await does(correctAttachedDeed(await one(), []), { note: '法律咨询' }))).toEqual([])
  })
})

describe('leaving', () => {
  it('has a day, behind the day of coming; every day before stays as it was', async () => {
    const who = await one()
    expect(codesOf(await does(attachedLeavesDeed(who, '2026-11-22'), { to: '2026-03-01' }))).toEqual(['date-order'])
    expect(codesOf(await does(attachedLeavesDeed(who, '2026-11-22'), { to: '2026-11-01' }))).toEqual([])
    expect(await rows()).toEqual([])
    expect(await one('2026-10-31')).toMatchObject({ name: '周到', to: '2026-11-01' })
  })

  it('that never was is put right', async () => {
    await does(attachedLeavesDeed(await one(), '2026-11-22'), { to: '2026-11-01' })
    await does(correctAttachedDeed(await one('2026-10-31'), []), { to: '' })
    expect(await rows()).toHaveLength(1)
  })
})
