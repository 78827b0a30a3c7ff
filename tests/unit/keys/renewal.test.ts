import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKeys } from '../../../src-main/keys/office-keys'
import { decideRenewal, finishRenewal } from '../../../src-main/keys/renewal'
import { verifySignature } from '../../../src-main/keys/verify'
import { rotationComment, trustedComment } from '../../../src-shared/bundle/trusted-comment'
import { codesOf, valueOf } from '../outcome'
import { emptyFolder, random } from './sample'

const office = '371722001001'
const report = (epoch: number, sequence: number) => ({
  epoch,
  sequence,
  message: new Uint8Array(Buffer.from(`report ${epoch} ${sequence}`)),
  trustedComment: trustedComment({ office, epoch, sequence, kind: 'report' }),
})
const filesOf = (folder: string) =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ name }) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  )

describe('a change of the signing key', () => {
  it('is signed by the former key, for this office and epoch; ids and recipient stay', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    const [former, ids, recipient] = [await keys.card(), await keys.opaque({ ids: ['a'] }), await keys.recipient()]
    valueOf(await keys.sign(report(1, 1)))
    expect(former.rotation).toBeNull()
    valueOf(await keys.renew({ office, above: 0 }))
    const card = await keys.card()
    expect(card).toMatchObject({ epoch: 2, protection: 'none' })
    const message = new Uint8Array(Buffer.from(card.publicKey))
    expect(verifySignature(former.publicKey, message, card.rotation!)).toBe(rotationComment({ office, epoch: 2 }))
    expect(verifySignature(card.publicKey, message, card.rotation!)).toBeNull()
    expect(await keys.opaque({ ids: ['a'] })).toEqual(ids)
    expect(await keys.recipient()).toEqual(recipient)
    expect(codesOf(await keys.sign(report(1, 2)))).toEqual(['keys-sequence-used'])
    const { signature } = valueOf(await keys.sign(report(2, 1)))
    expect(verifySignature(card.publicKey, report(2, 1).message, signature)).toBe(report(2, 1).trustedComment)
    expect(await createKeys(folder, random()).card()).toEqual(card)
  })

  it('goes above the epochs that the books know, and stays under its passphrase', async () => {
    const folder = emptyFolder()
    await createKeys(folder, random(), 'a passphrase').card()
    expect(codesOf(await createKeys(folder, random()).renew({ office, above: 0 }))).toEqual(['keys-passphrase'])
    const renewed = await createKeys(folder, random(), 'a passphrase').renew({ office, above: 4 })
    expect(valueOf(renewed)).toMatchObject({ epoch: 5 })
    expect(await createKeys(folder, random()).card()).toMatchObject({ epoch: 5, protection: 'passphrase' })
    expect(codesOf(await createKeys(folder, random()).sign(report(5, 1)))).toEqual(['keys-passphrase'])
    valueOf(await createKeys(folder, random(), 'a passphrase').sign(report(5, 1)))
  })

  it('killed at any step behind the decision, is finished at the next start; before it, nothing changed', async () => {
    const folder = emptyFolder()
    const keys = createKeys(folder, random())
    await keys.sign(report(1, 1))
    const before = filesOf(folder)
    valueOf(await keys.renew({ office, above: 0 }))
    const after = filesOf(folder)
    const { epoch } = await keys.card()
    const renewal = {
      epoch,
      key: after['signing.key']!,
      pub: after['signing.pub']!,
      vouched: after['signing.pub.minisig']!,
    }
    const steps = ['nothing', 'sequences.log', 'signing.pub.minisig', 'signing.key', 'signing.pub']
    for (let done = 0; done < steps.length; done++) {
      const torn = emptyFolder()
      for (const [name, text] of Object.entries(before)) fs.writeFileSync(path.join(torn, name), text)
      decideRenewal(torn, renewal)
      // What comes before the first step that is cut off: the former keys laid aside.
      if (done > 0) fs.cpSync(path.join(folder, 'earlier'), path.join(torn, 'earlier'), { recursive: true })
      for (const name of steps.slice(1, done + 1)) fs.writeFileSync(path.join(torn, name), after[name]!)
      const again = createKeys(torn, random())
      expect(await again.card(), `cut behind ${steps[done]}`).toEqual(await keys.card())
      expect(filesOf(torn)).toEqual(after)
      expect(fs.readFileSync(path.join(torn, 'earlier', 'before-2.key'), 'utf8')).toBe(before['signing.key'])
    }
    finishRenewal(folder, () => expect.unreachable())
  })
})
