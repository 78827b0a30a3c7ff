import * as fs from 'node:fs'
import * as path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginLedger, openLedger } from '../../../src-main/keys/sequence-ledger'
import { emptyFolder } from './sample'
import { codesOf, valueOf } from '../outcome'

const digest = (n: number) => n.toString(16).padStart(64, '0')

function newLedger() {
  const file = path.join(emptyFolder(), 'sequences.log')
  beginLedger(file)
  return { file, open: () => valueOf(openLedger(file)) }
}

describe('used sequences', () => {
  it('begin at 1 with nothing before, and follow one another through restarts', () => {
    const { open } = newLedger()
    expect(open().next()).toEqual({ epoch: 1, sequence: 1, previous: '' })
    open().use(1, 1, digest(1))
    expect(open().next()).toEqual({ epoch: 1, sequence: 2, previous: digest(1) })
  })

  it('a used sequence takes the same digest again, and no other', () => {
    const { open } = newLedger()
    const ledger = open()
    ledger.use(1, 1, digest(1))
    ledger.use(1, 2, digest(2))
    expect(ledger.use(1, 1, digest(1)).ok).toBe(true)
    expect(codesOf(ledger.use(1, 1, digest(9)))).toEqual(['keys-sequence-used'])
    expect(codesOf(open().use(1, 2, digest(9)))).toEqual(['keys-sequence-used'])
    expect(open().next().sequence).toBe(3)
  })

  it.each([
    ['a sequence ahead', 1, 3],
    ['sequence 0', 1, 0],
    ['another epoch', 2, 2],
  ])('%s is not used', (_, epoch, sequence) => {
    const { open } = newLedger()
    open().use(1, 1, digest(1))
    expect(codesOf(open().use(epoch, sequence, digest(2)))).toEqual(['keys-sequence-used'])
  })

  it('a kill after any byte of an append: no answered sequence is lost, none is used twice', () => {
    const { file, open } = newLedger()
    open().use(1, 1, digest(1))
    const before = fs.readFileSync(file)
    open().use(1, 2, digest(2))
    const after = fs.readFileSync(file)
    for (let length = before.length; length <= after.length; length++) {
      fs.writeFileSync(file, after.subarray(0, length))
      const next = open().next()
      if (length === before.length) expect(next).toEqual({ epoch: 1, sequence: 2, previous: digest(1) })
      else if (length === after.length) expect(next).toEqual({ epoch: 1, sequence: 3, previous: digest(2) })
      else expect(next).toEqual({ epoch: 1, sequence: 3, previous: digest(1) })
      expect(open().next()).toEqual(next)
    }
  })

  it('a damaged last line gives its sequence up, a damaged earlier one stops signing', () => {
    const { file, open } = newLedger()
    open().use(1, 1, digest(1))
    open().use(1, 2, digest(2))
    const text = fs.readFileSync(file, 'utf8')
    fs.writeFileSync(file, text.replace(digest(2), digest(3)))
    expect(open().next()).toEqual({ epoch: 1, sequence: 3, previous: digest(1) })
    expect(codesOf(open().use(1, 2, digest(3)))).toEqual(['keys-sequence-used'])
    fs.writeFileSync(file, text.replace(digest(1), digest(3)))
    expect(codesOf(openLedger(file))).toEqual(['keys-ledger-damaged'])
  })

  it('replies are numbered for themselves, through kills, restarts and a change of keys', () => {
    const { file, open } = newLedger()
    open().use(1, 1, digest(1))
    expect(open().next('reply')).toEqual({ epoch: 1, sequence: 1, previous: '' })
    const before = fs.readFileSync(file)
    open().use(1, 1, digest(2), 'reply')
    const after = fs.readFileSync(file)
    expect(codesOf(open().use(1, 1, digest(3), 'reply'))).toEqual(['keys-sequence-used'])
    expect(open().next()).toEqual({ epoch: 1, sequence: 2, previous: digest(1) })
    for (let length = before.length + 1; length <= after.length; length++) {
      fs.writeFileSync(file, after.subarray(0, length))
      expect(open().next('reply').sequence).toBe(2)
      // Once the line says that it stands for a reply, no report is given up for it.
      if (length >= before.length + '1 r1'.length) expect(open().next().sequence).toBe(2)
    }
    open().begin(2)
    expect(open().next('reply')).toEqual({ epoch: 2, sequence: 1, previous: '' })
    open().use(2, 1, digest(4), 'reply')
    expect(open().next()).toEqual({ epoch: 2, sequence: 1, previous: '' })
  })

  it('a ledger that is missing or empty is not begun anew', () => {
    const { file } = newLedger()
    fs.writeFileSync(file, '')
    expect(codesOf(openLedger(file))).toEqual(['keys-ledger-damaged'])
    fs.rmSync(file)
    expect(codesOf(openLedger(file))).toEqual(['keys-ledger-damaged'])
  })

  it('a disk that does not take the line: a problem, and the next one follows the last good', () => {
    const { file, open } = newLedger()
    const ledger = open()
    ledger.use(1, 1, digest(1))
    const kept = fs.readFileSync(file)
    fs.rmSync(file)
    fs.mkdirSync(file)
    expect(codesOf(ledger.use(1, 2, digest(2)))).toEqual(['keys-ledger-write'])
    fs.rmdirSync(file)
    fs.writeFileSync(file, Buffer.concat([kept, Buffer.from('1 2 half a li')]))
    expect(ledger.use(1, 2, digest(3)).ok).toBe(true)
    expect(open().next()).toEqual({ epoch: 1, sequence: 3, previous: digest(3) })
  })

  it('property: through any kills and restarts each sequence has at most one digest', () => {
    const step = fc.record({ digest: fc.integer({ min: 1, max: 99 }), cut: fc.option(fc.integer({ min: 1, max: 60 })) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        const { file, open } = newLedger()
        const given = new Map<number, string>()
        for (const { digest: n, cut } of steps) {
          const ledger = open()
          const { epoch, sequence } = ledger.next()
          const before = fs.statSync(file).size
          expect(given.has(sequence)).toBe(false)
          valueOf(ledger.use(epoch, sequence, digest(n)))
          if (cut === null) given.set(sequence, digest(n))
          else fs.truncateSync(file, Math.max(before, fs.statSync(file).size - cut))
        }
        for (const [sequence, signed] of given) expect(open().use(1, sequence, signed).ok).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
