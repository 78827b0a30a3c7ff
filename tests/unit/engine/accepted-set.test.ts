import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { codesOf, valueOf } from '../outcome'
import type { Pc } from './backup-bench'
import { meetingOf, rosterFile, sampleRows, type Person } from './sample-books'
import { ask, attempt, community, freshStreet, hashOf as hash, merge, run, type Card, type Sent } from './street-bench'

const sender = '371722001001'

/** What a community sent: a quarter, the quarter again after a meeting was held, and a month. */
let sent: Sent[]
let enrolment: Card

const take = async (pc: Pc, i: number): Promise<{ state: string }> => valueOf(await merge(pc, sent[i]!.file))
const takeOut = (pc: Pc, i: number) => attempt(pc, 'street.takeOut', { id: sent[i]!.digest, reason: '交错了U盘' })

beforeAll(async () => {
  const { pc, send, enrol } = await community()
  await run(pc, 'roster.import', rosterFile(sampleRows(6)))
  const first = await send('2026Q3')
  const { rows } = await ask<{ rows: Person[] }>(pc, 'roster.members', { asOf: '2026-09-20' })
  await run(pc, 'meetings.record', meetingOf(rows))
  sent = [first, await send('2026Q3'), await send('2026-10')]
  enrolment = await enrol()
  pc.engine.close()
})

describe('a bundle that is taken out', () => {
  it('leaves the state as it was before it came, is kept, and counts again when it comes again', async () => {
    const pc = await freshStreet(enrolment)
    await take(pc, 0)
    const [before, figures] = [await hash(pc), await ask(pc, 'street.figures', { period: '2026Q3' })]
    await take(pc, 1)
    const after = await hash(pc)
    expect(after).not.toEqual(before)
    valueOf(await takeOut(pc, 1))
    expect(await hash(pc)).toEqual(before)
    expect(await ask(pc, 'street.figures', { period: '2026Q3' })).toEqual(figures)
    const { rows } = await ask<{ rows: object[] }>(pc, 'street.bundles', { office: sender })
    expect(rows).toMatchObject([
      { id: sent[1]!.digest, current: false, takenOutFor: '交错了U盘' },
      { id: sent[0]!.digest, current: true },
    ])
    expect(await take(pc, 1)).toMatchObject({ state: 'again' })
    expect(await hash(pc)).toEqual(after)
    expect(await ask(pc, 'street.figures', { period: '2026Q3' })).not.toEqual(figures)
  })

  it('is put back without the stick: the state is as if it had never been taken out', async () => {
    const pc = await freshStreet(enrolment)
    await take(pc, 0)
    await take(pc, 1)
    const after = await hash(pc)
    const putBack = (i: number) => attempt(pc, 'street.putBack', { id: sent[i]!.digest })
    expect(codesOf(await putBack(1))).toEqual(['received-in'])
    valueOf(await takeOut(pc, 1))
    valueOf(await putBack(1))
    expect(await hash(pc)).toEqual(after)
    const { rows } = await ask<{ rows: { takenOutFor?: string }[] }>(pc, 'street.bundles', { office: sender })
    expect(rows[0]).toMatchObject({ id: sent[1]!.digest, current: true })
    expect(rows[0]!.takenOutFor).toBeUndefined()
    expect(codesOf(await putBack(2))).toEqual(['received-unknown'])
  })

  it('does not speak for its office again for having been written more often than the one after it', async () => {
    const pc = await freshStreet(enrolment)
    await take(pc, 0)
    await take(pc, 1)
    await takeOut(pc, 0)
    await take(pc, 0)
    expect(await ask(pc, 'street.reports', { period: '2026Q3' })).toMatchObject({ rows: [{ revision: 2 }] })
  })

  it('is the only one of its period: the office has not reported', async () => {
    const pc = await freshStreet(enrolment)
    await take(pc, 2)
    await takeOut(pc, 2)
    expect(await ask(pc, 'street.reports', { period: '2026-10' })).toMatchObject({ rows: [{ state: 'missing' }] })
  })

  it('keeps its place: what follows it names no gap, and it can be taken out once', async () => {
    const pc = await freshStreet(enrolment)
    await take(pc, 0)
    await takeOut(pc, 0)
    expect(codesOf(await takeOut(pc, 0))).toEqual(['received-out'])
    const next = await merge(pc, sent[1]!.file)
    expect(next.problems ?? []).toEqual([])
  })

  it('comes back by an undo', async () => {
    const pc = await freshStreet(enrolment)
    await take(pc, 0)
    const before = await hash(pc)
    await takeOut(pc, 0)
    await run(pc, 'office.undo', { entry: 4 })
    expect(await hash(pc)).toEqual(before)
  })

  it('must have been received, and for a reason', async () => {
    const pc = await freshStreet(enrolment)
    expect(codesOf(await takeOut(pc, 0))).toEqual(['received-unknown'])
    expect(codesOf(await attempt(pc, 'street.takeOut', { id: sent[0]!.digest, reason: ' ' }))).toEqual(['invalid'])
  })
})

describe('the state of a receiving office', () => {
  it('is that of the set of bundles in it, in whatever order they came, again and again, and went', async () => {
    const states = new Map<string, unknown>()
    const deed = fc.record({ bundle: fc.integer({ min: 0, max: 2 }), out: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async deeds => {
        const pc = await freshStreet(enrolment)
        const set = new Set<number>()
        for (const { bundle, out } of deeds) {
          const taken = out ? await takeOut(pc, bundle) : await take(pc, bundle)
          if (out) {
            expect((taken as { ok: boolean }).ok).toBe(set.has(bundle))
            set.delete(bundle)
          } else set.add(bundle)
        }
        const key = [...set].sort().join()
        const state = [await hash(pc), await ask(pc, 'street.figures', { period: '2026Q3' })]
        pc.engine.close()
        if (!states.has(key)) states.set(key, state)
        expect(state).toEqual(states.get(key))
      }),
      { numRuns: 15 },
    )
    expect(states.size).toBeGreaterThan(3)
  })
})
