import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflateSync, strFromU8 } from 'fflate'
import { erasedFrom, noEntry, openEntry, sealEntry, type Change, type Entry } from '../../../src-shared/journal/entry'
import { erasable } from '../../../src-shared/journal/erasable'

let drawn = 0
const salt = () => (++drawn).toString(16).padStart(32, '0')
const entry = (...changes: Change[]): Entry => ({
  number: 7,
  previous: noEntry,
  time: '2026-11-22T04:00:00.000Z',
  operator: '周敏',
  commandId: 'a',
  asked: 'f00d',
  command: 'grid.addResident',
  schema: 3,
  changes,
})
const resident = (id: string, name: string) => ({ id, household: 'h1', name, phone: '13800000000', from: '2026-11-01' })
const added = (id: string, name: string): Change => ({ table: 'residents', id, after: resident(id, name) })
const plain = (bytes: Uint8Array) => strFromU8(inflateSync(bytes.subarray(1)))

describe('erasing a person from a journal that only grows (decision 60)', () => {
  it('an entry with people in it comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.uuid(), fc.string({ unit: 'grapheme' })), { maxLength: 20 }), people => {
        const original = entry(...people.map(([id, name]) => added(id, name)))
        const sealed = sealEntry(original, salt)
        expect(openEntry(sealed.bytes)).toEqual({ entry: original, hash: sealed.hash })
      }),
    )
  })

  it('takes every trace of one out, leaves the others, and the chain holds', () => {
    const before = resident('r1', '王甲')
    const changed: Change = { table: 'residents', id: 'r1', before, after: { ...before, phone: '13911111111' } }
    const sealed = sealEntry(entry(changed, added('r2', '李乙')), salt)
    const left = erasedFrom(sealed.bytes, row => row === 'residents r1')!
    for (const trace of ['王甲', '13800000000', '13911111111', 'f00d']) {
      expect(plain(sealed.bytes)).toContain(trace)
      if (trace !== '13800000000') expect(plain(left)).not.toContain(trace)
    }
    const again = openEntry(left)!
    expect(again.hash).toBe(sealed.hash)
    expect(again.entry.changes).toEqual([added('r2', '李乙')])
    expect(again.entry.asked).toBeUndefined()
    expect(erasedFrom(left, row => row === 'residents r1')).toBeNull()
  })

  it('what stands in the text tells nobody whether a guess is right: the salt is erased with the value', () => {
    const one = sealEntry(entry(added('r1', '王甲')), salt)
    const other = sealEntry(entry(added('r1', '王甲')), salt)
    expect(one.hash).not.toBe(other.hash)
  })

  it('a value that is not what the text stands for makes the entry a damaged one', () => {
    const { bytes } = sealEntry(entry(added('r1', '王甲')), salt)
    const forged = sealEntry(entry(added('r1', '王乙')), salt)
    const [mine, theirs] = [bytes, forged.bytes].map(one => JSON.parse(plain(one)) as { text: string; apart: object })
    const mixed = new TextEncoder().encode(JSON.stringify({ text: mine!.text, apart: theirs!.apart }))
    expect(openEntry(mixed)).toBeNull()
  })

  it('an entry without people lies in its bytes as before', () => {
    const points: Change = { table: 'points', id: 'p', after: { id: 'p', delta: 2 } }
    expect(sealEntry(entry(points), salt).bytes[0]).toBe(0)
  })

  it('knows which fields: names, telephones, what was said; never what counts are made of', () => {
    expect(erasable.get('residents')).toEqual(['name', 'birth', 'phone', 'note'])
    expect(erasable.get('households')).toEqual(['contact', 'phone', 'note'])
    expect(erasable.get('visits')).toEqual(['answers', 'talk', 'result'])
    expect(erasable.has('members')).toBe(false)
  })
})
