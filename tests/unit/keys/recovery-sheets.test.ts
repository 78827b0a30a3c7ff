import * as fs from 'node:fs'
import * as path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newIdentity } from '../../../src-main/age/identity'
import { createKeys } from '../../../src-main/keys/office-keys'
import { identityOfSheets, recoverySheets } from '../../../src-main/keys/recovery-sheets'
import { readRecoveryRows, recoveryRows } from '../../../src-shared/bundle/recovery-code'
import { codesOf, problemsOf, valueOf } from '../outcome'
import { emptyFolder, random } from './sample'

const typed = (rows: string[]) => rows.join('\n')
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('the code on a recovery sheet', () => {
  it('reads back whatever it stands for, in lower case and without spaces too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 50, maxLength: 50 }), bytes => {
        const text = typed(recoveryRows(bytes))
        expect(readRecoveryRows(text)).toEqual(bytes)
        expect(readRecoveryRows(text.toLowerCase().replace(/\s/g, ''))).toEqual(bytes)
        expect(readRecoveryRows(text.replace(/0/g, 'o').replace(/1/g, 'l'))).toEqual(bytes)
      }),
    )
  })

  it('names the row in which a letter is wrong, or two stand in each other’s place', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 50, maxLength: 50 }),
        fc.nat({ max: 4 }),
        fc.nat({ max: 15 }),
        fc.nat({ max: 31 }),
        (bytes, row, place, other) => {
          const rows = recoveryRows(bytes).map(line => [...line.replace(/ /g, '')])
          const before = rows[row]![place]!
          fc.pre(before !== alphabet[other])
          rows[row]![place] = alphabet[other]!
          const read = readRecoveryRows(rows.map(letters => letters.join('')).join('\n'))
          expect(read).toEqual({ wrongRow: row + 1 })
        },
      ),
    )
    const [first] = recoveryRows(Uint8Array.from({ length: 10 }, (_, i) => i * 25))
    const letters = [...first!.replace(/ /g, '')]
    ;[letters[4], letters[5]] = [letters[5]!, letters[4]!]
    expect(readRecoveryRows(letters.join(''))).toEqual({ wrongRow: 1 })
  })

  it('has rows that stand in their order', () => {
    const [first, second, ...more] = recoveryRows(new Uint8Array(50))
    expect(readRecoveryRows(typed([second!, first!, ...more]))).toEqual({ wrongRow: 1 })
    expect(readRecoveryRows('')).toEqual({ wrongRow: 0 })
  })
})

describe('the sheets of what decrypts for an office', () => {
  it('bring it back: the one by itself, of three any two in any order', async () => {
    const identity = await newIdentity()
    const [whole] = await recoverySheets(identity, 'whole')
    expect(valueOf(await identityOfSheets([typed(whole!)]))).toBe(identity)
    const three = await recoverySheets(identity, 'shared')
    expect(three).toHaveLength(3)
    for (const [a, b] of [
      [0, 1],
      [1, 0],
      [0, 2],
      [1, 2],
    ] as const)
      expect(valueOf(await identityOfSheets([typed(three[a]!), typed(three[b]!)]))).toBe(identity)
  })

  it('say nothing alone where they are three, and nothing of two printings', async () => {
    const identity = await newIdentity()
    const three = (await recoverySheets(identity, 'shared')).map(typed)
    expect(codesOf(await identityOfSheets([three[0]!]))).toEqual(['sheet-another'])
    expect(codesOf(await identityOfSheets([three[0]!, three[0]!]))).toEqual(['sheet-another'])
    const again = (await recoverySheets(identity, 'shared')).map(typed)
    expect(codesOf(await identityOfSheets([three[0]!, again[1]!]))).toEqual(['sheet-mixed'])
    const other = (await recoverySheets(await newIdentity(), 'shared')).map(typed)
    expect(codesOf(await identityOfSheets([three[0]!, other[1]!]))).toEqual(['sheet-mixed'])
    const [whole] = await recoverySheets(identity, 'whole')
    expect(codesOf(await identityOfSheets([three[0]!, typed(whole!)]))).toEqual(['sheet-mixed'])
    expect(codesOf(await identityOfSheets([]))).toEqual(['sheet-missing'])
  })

  it('that were mistyped are refused by sheet and row', async () => {
    const three = (await recoverySheets(await newIdentity(), 'shared')).map(typed)
    const letters = [...three[1]!]
    const at = three[1]!.indexOf('\n') + 2
    letters[at] = letters[at] === '7' ? '8' : '7'
    const refused = problemsOf(await identityOfSheets([three[0]!, letters.join('')]))
    expect(refused).toMatchObject([{ code: 'sheet-mistyped', message: expect.stringContaining('第2张恢复单第2行') }])
    const half = three[0]!.split('\n').slice(0, 3).join('\n')
    expect(problemsOf(await identityOfSheets([half]))).toMatchObject([{ message: expect.stringContaining('没有输全') }])
  })

  it('bring back a key that is lost, damaged or under a forgotten passphrase, and no other', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    const { recipient } = await keys.recipient()
    const identity = valueOf(await keys.identity())
    const three = valueOf(await keys.sheets('shared')).map(typed)
    const two = [three[2]!, three[0]!]
    for (const harm of [
      () => fs.rmSync(path.join(folder, 'office.identity')),
      () => fs.writeFileSync(path.join(folder, 'office.identity'), 'x'),
      () => ['office.identity', 'office.recipient'].forEach(name => fs.rmSync(path.join(folder, name))),
    ]) {
      harm()
      expect(valueOf(await createKeys(folder, random()).restore(two))).toEqual({ recipient })
      expect(valueOf(await createKeys(folder, random()).identity())).toBe(identity)
    }
    const other = createKeys(emptyFolder(), random())
    await other.recipient()
    expect(codesOf(await other.restore(two))).toEqual(['sheet-other-key'])
    expect(fs.statSync(path.join(folder, 'office.identity')).mode & 0o777).toBe(0o600)
  })
})
