import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKeys } from '../../../src-main/keys/office-keys'
import { trustedComment } from '../../../src-shared/bundle/trusted-comment'
import { Refusal } from '../../../src-shared/problem'
import { emptyFolder, fixedRandom, random } from './sample'
import { codesOf, valueOf } from '../outcome'

const message = (text: string) => new Uint8Array(Buffer.from(text))
const report = (sequence: number, text = `report ${sequence}`) => ({
  epoch: 1,
  sequence,
  message: message(text),
  trustedComment: trustedComment({ office: '371722001001', epoch: 1, sequence, kind: 'report' }),
})
const enrolment = (text: string) => ({
  ...report(0, text),
  trustedComment: trustedComment({ office: '371722001001', epoch: 1, sequence: 0, kind: 'enrolment' }),
})

async function refusalOf(promise: unknown): Promise<string[]> {
  const error = await Promise.resolve(promise).catch((caught: unknown) => caught)
  return error instanceof Refusal ? error.problems.map(p => p.code) : []
}

describe("an office's keys", () => {
  it('are made at the first need, readable by their owner alone, and stay', async () => {
    const folder = path.join(emptyFolder(), 'keys')
    const card = await createKeys(folder, random()).card()
    expect(card).toMatchObject({
      epoch: 1,
      protection: 'none',
      fingerprint: expect.stringMatching(/^(\d{5} ){5}\d{5}$/),
    })
    for (const file of fs.readdirSync(folder)) expect(fs.statSync(path.join(folder, file)).mode & 0o777).toBe(0o600)
    expect(await createKeys(folder, fixedRandom('else')).card()).toEqual(card)
  })

  it('many first calls at once make one key', async () => {
    const keys = createKeys(path.join(emptyFolder(), 'keys'), random())
    const cards = await Promise.all([keys.card(), keys.card(), keys.card()])
    expect(new Set(cards.map(card => card.publicKey)).size).toBe(1)
  })

  it('sign, verify, and use the sequence up before the answer', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    const { publicKey } = await keys.card()
    const { signature } = valueOf(await keys.sign(report(1)))
    expect(await keys.verify({ publicKey, message: report(1).message, signature })).toEqual({
      trustedComment: report(1).trustedComment,
    })
    expect(await keys.next()).toMatchObject({
      epoch: 1,
      sequence: 2,
      previous: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(fs.readFileSync(path.join(folder, 'sequences.log'), 'utf8')).toContain((await keys.next()).previous)
  })

  it('never sign a used sequence with another text, also after a restart', async () => {
    const folder = emptyFolder()
    const first = valueOf(await createKeys(folder, random()).sign(report(1)))
    const keys = createKeys(folder, random())
    expect(valueOf(await keys.sign(report(1)))).toEqual(first)
    expect(codesOf(await keys.sign(report(1, 'another')))).toEqual(['keys-sequence-used'])
    expect(codesOf(await keys.sign(report(3)))).toEqual(['keys-sequence-used'])
  })

  it('an enrolment has sequence 0 and uses nothing up; nothing else is signed without a sequence', async () => {
    const keys = createKeys(emptyFolder(), random())
    valueOf(await keys.sign(enrolment('one')))
    valueOf(await keys.sign(enrolment('two')))
    expect(await keys.next()).toEqual({ epoch: 1, sequence: 1, previous: '' })
    expect(codesOf(await keys.sign(report(0)))).toEqual(['keys-purpose'])
    expect(codesOf(await keys.sign({ ...enrolment('x'), sequence: 1 }))).toEqual(['keys-purpose'])
    expect(codesOf(await keys.sign({ ...report(1), trustedComment: report(2).trustedComment }))).toEqual([
      'keys-purpose',
    ])
    expect(codesOf(await keys.sign({ ...report(1), trustedComment: 'hello' }))).toEqual(['keys-purpose'])
    expect((await keys.next()).sequence).toBe(1)
  })

  it('under a passphrase: the card is there, signing needs the right one', async () => {
    const folder = emptyFolder()
    const card = await createKeys(folder, random(), 'secret').card()
    expect(card.protection).toBe('passphrase')
    expect((await createKeys(folder, random(), 'secret').sign(report(1))).ok).toBe(true)
    expect(await createKeys(folder, random()).card()).toEqual(card)
    expect(codesOf(await createKeys(folder, random()).sign(report(2)))).toEqual(['keys-passphrase'])
    expect(codesOf(await createKeys(folder, random(), 'wrong').sign(report(2)))).toEqual(['keys-passphrase'])
  })

  it('opaque ids are stable for an office, other for another, and say nothing', async () => {
    const folder = emptyFolder()
    const ids = ['m-1', 'm-2']
    const opaque = await createKeys(folder, random()).opaque({ ids })
    expect(opaque).toEqual(await createKeys(folder, fixedRandom('else')).opaque({ ids }))
    for (const id of opaque) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(await createKeys(emptyFolder(), fixedRandom('else')).opaque({ ids })).not.toEqual(opaque)
  })
})

describe('keys that are not whole', () => {
  it.each(['sequences.log', 'opaque.secret', 'signing.pub'])('%s lost: nothing is made anew', async name => {
    const folder = emptyFolder()
    await createKeys(folder, random()).sign(report(1))
    fs.rmSync(path.join(folder, name))
    const codes = await refusalOf(createKeys(folder, random()).next())
    expect(['keys-incomplete', 'keys-ledger-damaged']).toContain(codes[0])
    expect(codesOf(await createKeys(folder, random()).sign(report(2)))).toEqual(codes)
    expect(fs.existsSync(path.join(folder, name))).toBe(false)
  })

  it('the signing key lost after something was signed: no second chain begins', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random()).sign(report(1))
    fs.rmSync(path.join(folder, 'signing.key'))
    expect(await refusalOf(createKeys(folder, fixedRandom('else')).next())).toEqual(['keys-incomplete'])
  })

  it('a folder that was emptied: nothing is made again unasked, and new keys only by a change of keys', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random()).sign(report(1))
    for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name), { recursive: true })
    const keys = createKeys(folder, fixedRandom('else'))
    expect(keys.made(), 'the office has had keys').toBe(true)
    expect(await refusalOf(keys.next())).toEqual(['keys-gone'])
    expect(codesOf(await keys.sign(report(2)))).toEqual(['keys-gone'])
    expect(fs.readdirSync(folder)).toEqual([])
    expect(await keys.renew({ office: '371722001001', above: 1 })).toMatchObject({ ok: true, value: { epoch: 2 } })
    expect(await keys.next()).toMatchObject({ epoch: 2, sequence: 1 })
  })

  it.each(['signing.key', 'signing.pub', 'sequences.log', 'opaque.secret'])(
    'a damaged %s without a backup: a change of keys leads out, and what was there is kept',
    async name => {
      const folder = emptyFolder()
      await createKeys(folder, random()).sign(report(1))
      fs.writeFileSync(path.join(folder, name), 'x\ny\n')
      const keys = createKeys(folder, fixedRandom('else'))
      expect((await keys.sign(report(2))).ok).toBe(false)
      expect(await keys.renew({ office: '371722001001', above: 1 })).toMatchObject({ ok: true, value: { epoch: 2 } })
      expect(await keys.next()).toMatchObject({ epoch: 2, sequence: 1 })
      expect(fs.readdirSync(path.join(folder, 'earlier')).some(file => file.endsWith(name))).toBe(true)
    },
  )

  it('given up keep the secret behind opaque ids, and begin no run of sequences again that the ledger knows', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    const ids = await keys.opaque({ ids: ['a', 'b'] })
    for (const above of [0, 1]) await keys.renew({ office: '371722001001', above })
    fs.writeFileSync(path.join(folder, 'signing.key'), 'x')
    const again = createKeys(folder, fixedRandom('else'))
    expect(await again.renew({ office: '371722001001', above: 0 })).toMatchObject({ ok: true, value: { epoch: 4 } })
    expect(await again.opaque({ ids: ['a', 'b'] })).toEqual(ids)
  })

  it('killed while they were made, at any step: made at the next call', async () => {
    const files = ['sequences.log', 'opaque.secret', 'signing.pub', 'signing.key']
    for (let done = 0; done < files.length; done++) {
      const folder = emptyFolder()
      await createKeys(folder, random()).card()
      for (const name of [...files.slice(done), `../${path.basename(folder)}.made`]) fs.rmSync(path.join(folder, name))
      expect((await createKeys(folder, fixedRandom('else')).sign(report(1))).ok).toBe(true)
    }
  })

  it('a public key that is not the signing key is not signed under', async () => {
    const folder = emptyFolder()
    const other = emptyFolder()
    await createKeys(folder, random()).card()
    await createKeys(other, fixedRandom('else')).card()
    fs.copyFileSync(path.join(other, 'signing.pub'), path.join(folder, 'signing.pub'))
    expect(codesOf(await createKeys(folder, random()).sign(report(1)))).toEqual(['keys-incomplete'])
  })
})
