import { expect, it } from 'vitest'
import { newIdentity, recipientOf } from '../../../src-main/age/identity'
import { isRecipient, readRecipientFile } from '../../../src-shared/bundle/age-recipient'

it('a recipient is what the library makes; one letter changed anywhere is none', async () => {
  const recipient = await recipientOf(await newIdentity())
  expect(isRecipient(recipient)).toBe(true)
  for (let i = 0; i < recipient.length; i++) {
    const changed = `${recipient.slice(0, i)}${recipient[i] === 'q' ? 'p' : 'q'}${recipient.slice(i + 1)}`
    expect(isRecipient(changed), changed).toBe(false)
  }
  expect(isRecipient(`${recipient} `)).toBe(false)
  expect(isRecipient(recipient.toUpperCase())).toBe(false)
})

it('a recipient file has one, beside comments; a secret or several are none', async () => {
  const [identity, other] = [await newIdentity(), await newIdentity()]
  const recipient = await recipientOf(identity)
  expect(readRecipientFile(`\ufeff# 街道\r\n\r\n${recipient}\r\n`)).toBe(recipient)
  expect(readRecipientFile(`${recipient}\n${await recipientOf(other)}\n`)).toBeNull()
  expect(readRecipientFile(identity)).toBeNull()
  expect(readRecipientFile('')).toBeNull()
})
