import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { recipientOf } from '../../../src-main/age/identity'
import { createKeys } from '../../../src-main/keys/office-keys'
import { isRecipient } from '../../../src-shared/bundle/age-recipient'
import { Refusal } from '../../../src-shared/problem'
import { codesOf, valueOf } from '../outcome'
import { emptyFolder, random } from './sample'

const refusalOf = async (asked: Promise<unknown>) => {
  const error = await asked.catch((caught: unknown) => caught)
  return error instanceof Refusal ? error.problems.map(({ code }) => code) : []
}
const text = (folder: string, name: string) => fs.readFileSync(path.join(folder, name), 'utf8')

describe('what decrypts for an office', () => {
  it('is made when its recipient is first asked for, for its owner alone, once, and stays', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    expect(valueOf(await keys.identities())).toEqual([])
    const answers = await Promise.all([keys.recipient(), keys.recipient()])
    const [{ recipient }] = answers
    expect(answers[1]).toEqual({ recipient })
    expect(isRecipient(recipient)).toBe(true)
    expect(fs.statSync(path.join(folder, 'office.identity')).mode & 0o777).toBe(0o600)
    const again = createKeys(folder, random())
    expect(await again.recipient()).toEqual({ recipient })
    expect(await recipientOf(valueOf(await again.identities())[0]!)).toBe(recipient)
  })

  it('is locked with the passphrase that masks the signing key, and with no other', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random(), 'a passphrase').card()
    expect(await refusalOf(createKeys(folder, random()).recipient())).toEqual(['keys-passphrase'])
    expect(await refusalOf(createKeys(folder, random(), 'another').recipient())).toEqual(['keys-passphrase'])
    const { recipient } = await createKeys(folder, random(), 'a passphrase').recipient()
    expect(text(folder, 'office.identity')).not.toContain('AGE-SECRET-KEY')
    expect(await createKeys(folder, random()).recipient()).toEqual({ recipient })
    expect(codesOf(await createKeys(folder, random()).identities())).toEqual(['keys-passphrase'])
    expect(codesOf(await createKeys(folder, random(), 'another').identities())).toEqual(['keys-passphrase'])
    const [identity] = valueOf(await createKeys(folder, random(), 'a passphrase').identities())
    expect(await recipientOf(identity!)).toBe(recipient)
  })

  it('lies open beside a signing key that lies open, whatever passphrase was named', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random()).card()
    await createKeys(folder, random(), 'a passphrase').recipient()
    expect(valueOf(await createKeys(folder, random()).identities())[0]).toMatch(/^AGE-SECRET-KEY-1/)
  })

  it('killed before its recipient was written down: still itself; lost or damaged afterwards: never made anew', async () => {
    const folder = emptyFolder()
    const { recipient } = await createKeys(folder, random()).recipient()
    fs.rmSync(path.join(folder, 'office.recipient'))
    const again = await createKeys(folder, random()).recipient()
    expect(again.recipient).toBe(recipient)

    const whole = text(folder, 'office.identity')
    fs.writeFileSync(path.join(folder, 'office.identity'), whole.replace(/(AGE-SECRET-KEY-1)\w{4}/, '$1QQQQ'))
    expect(codesOf(await createKeys(folder, random()).identities())).toEqual(['keys-identity-damaged'])
    fs.rmSync(path.join(folder, 'office.identity'))
    expect(await refusalOf(createKeys(folder, random()).recipient())).toEqual(['keys-incomplete'])
    expect(codesOf(await createKeys(folder, random()).identities())).toEqual(['keys-incomplete'])
  })
})
