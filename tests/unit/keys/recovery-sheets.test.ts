import * as fs from 'node:fs'
import * as path from 'node:path'
import { bech32 } from '@scure/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newIdentity, recipientOf } from '../../../src-main/age/identity'
import { decryptBytes, encryptBytes } from '../../../src-main/age/encrypted-bytes'
import { createKeys } from '../../../src-main/keys/office-keys'
import { identityOfSheets, recoverySheets } from '../../../src-main/keys/recovery-sheets'
import { readRecoveryRows, recoveryRows, typedSoFar } from '../../../src-shared/bundle/recovery-code'
import { codesOf, problemsOf, valueOf } from '../outcome'
import { emptyFolder, fixedRandom, random } from './sample'

const typed = (rows: string[]) => rows.join('\n')
const office = '371722001000'
const other = '371722002000'
const own = { office, recipient: null }
const printed = async (identity: string, kind: 'whole' | 'shared', code = office) =>
  (await recoverySheets(identity, kind, code)).map(typed)
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('the code on a recovery sheet', () => {
  it('reads back whatever it stands for, in lower case and without spaces too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 50, maxLength: 50 }), bytes => {
        const text = typed(recoveryRows(bytes))
        expect(readRecoveryRows(text)).toEqual(bytes)
        expect(readRecoveryRows(text.toLowerCase().replace(/\s/g, ''))).toEqual(bytes)
        expect(readRecoveryRows(text.replace(/0/g, 'o').replace(/1/g, 'l'))).toEqual(bytes)
        const wide = text.replace(/[0-9A-Z]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
        expect(readRecoveryRows(wide.replace(/ /g, '\u3000'))).toEqual(bytes)
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

  it('says while it is typed how many rows are right, and a row that is wrong only once it is whole', () => {
    const rows = recoveryRows(new Uint8Array(50).fill(7))
    expect(typedSoFar('')).toEqual({ right: 0, wrong: null })
    expect(typedSoFar(rows[0]!.slice(0, 9))).toEqual({ right: 0, wrong: null })
    expect(typedSoFar(`${rows[0]}\n${rows[1]!.slice(0, -1)}`)).toEqual({ right: 1, wrong: null })
    expect(typedSoFar(`${rows[0]}\n${rows[1]!.slice(0, -1)}U`)).toEqual({ right: 1, wrong: 2 })
    // A letter left out is in the row where it is missing, however much follows.
    expect(typedSoFar([rows[0], rows[1]!.slice(1), ...rows.slice(2)].join('\n'))).toEqual({ right: 1, wrong: 2 })
    expect(typedSoFar(typed(rows))).toEqual({ right: 5, wrong: null })
  })
})

describe('the sheets of what decrypts for an office', () => {
  it('bring it back: the one by itself, of three any two in any order, or all', async () => {
    const identity = await newIdentity()
    const [whole] = await printed(identity, 'whole')
    expect(valueOf(await identityOfSheets([whole!], own))).toBe(identity)
    const three = await printed(identity, 'shared')
    expect(three).toHaveLength(3)
    for (const [a, b] of [
      [0, 1],
      [1, 0],
      [0, 2],
      [1, 2],
    ] as const)
      expect(valueOf(await identityOfSheets([three[a]!, three[b]!], own))).toBe(identity)
    expect(valueOf(await identityOfSheets(three, own))).toBe(identity)
    expect(valueOf(await identityOfSheets([three[0]!, whole!], own)), 'the whole one is enough').toBe(identity)
    expect(valueOf(await identityOfSheets(['', whole!, ' '], own))).toBe(identity)
  })

  it('one of three says nothing: whatever the secret is, it may look the same', async () => {
    const identity = await newIdentity()
    const secret = Buffer.from(bech32.decodeToBytes(identity.toLowerCase()).bytes)
    const seen = new Set<number>()
    for (let i = 0; i < 200; i++)
      for (const sheet of await printed(identity, 'shared')) {
        const share = Buffer.from(readRecoveryRows(sheet) as Uint8Array).subarray(13, 45)
        expect(share.equals(secret)).toBe(false)
        seen.add(share[0]! ^ secret[0]!)
      }
    // Each byte of a share is the secret's behind a mask of its own: over 600 shares nearly every mask is seen.
    expect(seen.size).toBeGreaterThan(200)
  })

  it('one of three, also twice, waits for another', async () => {
    const three = await printed(await newIdentity(), 'shared')
    for (const texts of [[three[0]!], [three[0]!, three[0]!], [three[0]!, three[0]!, '']])
      expect(codesOf(await identityOfSheets(texts, own))).toEqual([texts.length > 1 ? 'sheet-same' : 'sheet-another'])
    expect(codesOf(await identityOfSheets(['', ''], own))).toEqual(['sheet-missing'])
    expect(codesOf(await identityOfSheets([], own))).toEqual(['sheet-missing'])
  })

  it('of two printings do not come together, even where both have the same place', async () => {
    const identity = await newIdentity()
    const first = await printed(identity, 'shared')
    const again = await printed(identity, 'shared')
    expect(codesOf(await identityOfSheets([first[0]!, again[1]!], own))).toEqual(['sheet-other-printing'])
    const place = (sheet: string) => (readRecoveryRows(sheet) as Uint8Array)[45]
    for (let tries = 0; tries < 2000; tries++) {
      const same = (await printed(identity, 'shared')).find(sheet => place(sheet) === place(first[0]!))
      if (!same) continue
      expect(codesOf(await identityOfSheets([first[0]!, same], own))).toEqual(['sheet-other-printing'])
      return
    }
    expect.unreachable('no two sheets of one place in 2000 printings')
  })

  it('of another key, or of another office, are refused by name', async () => {
    const identity = await newIdentity()
    const [mine] = await printed(identity, 'shared')
    const [, strange] = await printed(await newIdentity(), 'shared')
    expect(codesOf(await identityOfSheets([mine!, strange!], own))).toEqual(['sheet-other-key'])
    const [, theirs] = await printed(await newIdentity(), 'shared', other)
    expect(problemsOf(await identityOfSheets([mine!, theirs!], own))).toMatchObject([
      { code: 'sheet-other-office', message: expect.stringContaining(other), path: [1] },
    ])
    // Its code was corrected since: a sheet of the key that it has stays its own.
    const [whole] = await printed(identity, 'whole')
    const moved = { office: other, recipient: await recipientOf(identity) }
    expect(valueOf(await identityOfSheets([whole!], moved))).toBe(identity)
  })

  it('that were mistyped are refused by sheet and row', async () => {
    const three = await printed(await newIdentity(), 'shared')
    const letters = [...three[1]!]
    const at = three[1]!.indexOf('\n') + 2
    letters[at] = letters[at] === '7' ? '8' : '7'
    expect(problemsOf(await identityOfSheets([three[0]!, letters.join('')], own))).toMatchObject([
      { code: 'sheet-mistyped', message: expect.stringContaining('第2行'), field: '输入的第2份', path: [1] },
    ])
    const half = three[0]!.split('\n').slice(0, 3).join('\n')
    expect(problemsOf(await identityOfSheets([half], own))).toMatchObject([
      { message: expect.stringContaining('没有输全') },
    ])
    const both = problemsOf(await identityOfSheets([three.slice(0, 2).join('\n')], own))
    expect(both).toMatchObject([{ message: expect.stringContaining('只有5行') }])
  })
})

describe('keys that sheets bring back', () => {
  const restoring = (folder: string, texts: string[], passphrase?: string) =>
    createKeys(folder, random(), passphrase).restore({ office, texts })
  const identities = async (folder: string, passphrase?: string) =>
    valueOf(await createKeys(folder, random(), passphrase).identities())
  const sheetsOf = async (folder: string, kind: 'whole' | 'shared', passphrase?: string) =>
    valueOf(await createKeys(folder, random(), passphrase).sheets({ kind, office })).sheets.map(typed)
  const lose = (folder: string, ...names: string[]) => names.forEach(name => fs.rmSync(path.join(folder, name)))

  it('are those that were lost or damaged; what was damaged is kept aside', async () => {
    const folder = emptyFolder()
    const { recipient } = await createKeys(folder, random()).recipient()
    const [identity] = await identities(folder)
    const three = await sheetsOf(folder, 'shared')
    const two = [three[2]!, three[0]!]
    for (const harm of [
      () => lose(folder, 'office.identity'),
      () => fs.writeFileSync(path.join(folder, 'office.identity'), 'x'),
      () => lose(folder, 'office.identity', 'office.recipient'),
      () => fs.writeFileSync(path.join(folder, 'office.recipient'), 'x'),
    ]) {
      harm()
      expect(valueOf(await restoring(folder, two))).toEqual({ recipient, as: 'current', protection: 'none' })
      expect(await identities(folder)).toEqual([identity])
    }
    expect(valueOf(await restoring(folder, two))).toMatchObject({ as: 'held' })
    expect(fs.statSync(path.join(folder, 'office.identity')).mode & 0o777).toBe(0o600)
    const aside = fs.readdirSync(path.join(folder, 'earlier')).map(name => path.join(folder, 'earlier', name))
    expect(aside.map(name => fs.readFileSync(name, 'utf8'))).toContain('x')
  })

  it('after a lost PC, where another was made since: both open what was encrypted to them', async () => {
    const [before, now] = [emptyFolder(), emptyFolder()]
    const former = await sheetsOf(before, 'whole')
    const [formerIdentity] = await identities(before)
    await createKeys(now, fixedRandom('new PC')).recipient()
    const [current] = await identities(now)
    expect(current).not.toBe(formerIdentity)
    expect(valueOf(await restoring(now, former))).toMatchObject({ as: 'former' })
    expect(await identities(now)).toEqual([current, formerIdentity])
    expect(valueOf(await restoring(now, former))).toMatchObject({ as: 'held' })
    for (const identity of [current!, formerIdentity!]) {
      const cipher = await encryptBytes(Buffer.from('报送'), [await recipientOf(identity)])
      expect(Buffer.from(valueOf(await decryptBytes(cipher, await identities(now), 100))).toString()).toBe('报送')
    }
    // One that is damaged afterwards does not keep the others from opening.
    fs.writeFileSync(path.join(now, `former-${await recipientOf(formerIdentity!)}.identity`), 'x')
    expect(await identities(now)).toEqual([current])
  })

  it('after a change of the signing key: the sheets are as good as before', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    const { recipient, sheets } = valueOf(await keys.sheets({ kind: 'whole', office }))
    keys.sheetsPrinted({ recipient, kind: 'whole', on: '2026-11-22' })
    valueOf(await keys.renew({ office, above: 0 }))
    expect(keys.printed()).toMatchObject({ kind: 'whole', on: '2026-11-22', current: true })
    lose(folder, 'office.identity')
    expect(valueOf(await restoring(folder, sheets.map(typed)))).toMatchObject({ as: 'current' })
  })

  it('are locked with the passphrase of the signing key; where nobody knows that, they come back all the same', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random(), 'a passphrase').recipient()
    const [identity] = await identities(folder, 'a passphrase')
    expect(codesOf(await createKeys(folder, random()).sheets({ kind: 'whole', office }))).toEqual(['keys-passphrase'])
    const whole = await sheetsOf(folder, 'whole', 'a passphrase')
    lose(folder, 'office.identity')
    expect(valueOf(await restoring(folder, whole, 'a passphrase'))).toMatchObject({ protection: 'passphrase' })
    expect(codesOf(await createKeys(folder, random()).identities())).toEqual(['keys-passphrase'])
    expect(valueOf(await restoring(folder, whole))).toMatchObject({ as: 'current', protection: 'none' })
    expect(await identities(folder)).toEqual([identity])
    lose(folder, 'signing.key')
    fs.appendFileSync(path.join(folder, 'sequences.log'), '1 1 x\n')
    lose(folder, 'office.identity')
    expect(valueOf(await restoring(folder, whole)), 'beside a signing key that is lost').toMatchObject({
      as: 'current',
    })
  })

  it('of a former key take nothing from one that still opens, though nobody knows any more for whom', async () => {
    const [before, now] = [emptyFolder(), emptyFolder()]
    const former = await sheetsOf(before, 'whole')
    const { recipient } = await createKeys(now, fixedRandom('new PC')).recipient()
    const [current] = await identities(now)
    fs.writeFileSync(path.join(now, 'office.recipient'), 'x')
    expect(valueOf(await restoring(now, former))).toMatchObject({ as: 'former' })
    expect(await identities(now)).toEqual([current, (await identities(before))[0]])
    expect(await createKeys(now, random()).recipient()).toEqual({ recipient })
  })

  it('are not locked with a passphrase that was mistyped', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random(), 'a passphrase').recipient()
    const whole = await sheetsOf(folder, 'whole', 'a passphrase')
    lose(folder, 'office.identity')
    expect(codesOf(await restoring(folder, whole, 'a passphrasw'))).toEqual(['keys-passphrase'])
    expect(fs.existsSync(path.join(folder, 'office.identity'))).toBe(false)
  })

  it('open former files though the one of now is damaged', async () => {
    const [before, now] = [emptyFolder(), emptyFolder()]
    const former = await sheetsOf(before, 'whole')
    await createKeys(now, fixedRandom('new PC')).recipient()
    valueOf(await restoring(now, former))
    fs.writeFileSync(path.join(now, 'office.identity'), 'x')
    expect(await identities(now)).toEqual(await identities(before))
    fs.rmSync(path.join(now, `former-${await recipientOf((await identities(before))[0]!)}.identity`))
    expect(codesOf(await createKeys(now, random()).identities())).toEqual(['keys-identity-damaged'])
  })

  it('what was made once and is gone is not made anew unasked', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random()).recipient()
    lose(folder, 'office.identity', 'office.recipient')
    const keys = createKeys(folder, random())
    expect(codesOf(await keys.identities())).toEqual(['keys-identity-gone'])
    expect(codesOf(await keys.sheets({ kind: 'whole', office }))).toEqual(['keys-identity-gone'])
    await expect(keys.recipient()).rejects.toMatchObject({ problems: [{ code: 'keys-identity-gone' }] })
    expect(fs.readdirSync(folder)).not.toContain('office.identity')
  })

  it.each([
    ['gone', (folder: string) => lose(folder, 'office.identity', 'office.recipient')],
    ['damaged', (folder: string) => fs.writeFileSync(path.join(folder, 'office.identity'), 'x')],
  ])('%s, and no sheet left: a change of keys leads out', async (_, harm) => {
    const folder = emptyFolder()
    const { recipient } = await createKeys(folder, random()).recipient()
    const sheets = await sheetsOf(folder, 'whole')
    harm(folder)
    const keys = createKeys(folder, fixedRandom('else'))
    expect(await keys.identities()).toMatchObject({ ok: false })
    valueOf(await keys.renew({ office, above: 0 }))
    const next = (await keys.recipient()).recipient
    expect(next).not.toBe(recipient)
    expect(valueOf(await restoring(folder, sheets)), 'a sheet that turns up later').toMatchObject({ as: 'former' })
    expect(await identities(folder)).toHaveLength(2)
  })

  it('are never written over where they are locked and nobody can read for whom', async () => {
    const [masked, folder] = [emptyFolder(), emptyFolder()]
    await createKeys(masked, random(), 'a passphrase').recipient()
    await createKeys(folder, random()).card()
    const locked = fs.readFileSync(path.join(masked, 'office.identity'), 'utf8')
    fs.writeFileSync(path.join(folder, 'office.identity'), locked)
    await expect(createKeys(folder, random()).recipient()).rejects.toMatchObject({
      problems: [{ code: 'keys-passphrase' }],
    })
    expect(fs.readFileSync(path.join(folder, 'office.identity'), 'utf8')).toBe(locked)
  })

  it('and what is remembered of a printing is that it was: no secret, and not of another key', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    const { recipient } = await keys.recipient()
    expect(keys.printed()).toBeNull()
    keys.sheetsPrinted({ recipient, kind: 'shared', on: '2026-11-22' })
    expect(JSON.parse(fs.readFileSync(path.join(folder, 'office.sheets'), 'utf8'))).toEqual({
      ...{ recipient, kind: 'shared', on: '2026-11-22' },
    })
    lose(folder, 'office.identity', 'office.recipient', `../${path.basename(folder)}.made`)
    await createKeys(folder, fixedRandom('new PC')).recipient()
    expect(createKeys(folder, random()).printed()).toMatchObject({ current: false })
    fs.writeFileSync(path.join(folder, 'office.sheets'), '{"recipient":1}')
    expect(keys.printed()).toBeNull()
    fs.writeFileSync(path.join(folder, 'office.sheets'), '{')
    expect(keys.printed()).toBeNull()
  })
})
