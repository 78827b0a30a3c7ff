import { expect } from 'vitest'
import { answersIn, batch, problemCodes, qinlin, type Ran } from '../cli/program'
import { expectSound, expectWhole, questions } from './books'

/**
 * Starts the program and asks whether all is there. Chromium may give a store up at any start after its disk was full or
 * its power cut, often not before the second: then the program refuses by name and recovers it from the journal.
 */
export async function expectAllAfterRestart(
  profile: string,
  acknowledged: string[],
  sent: Set<string>,
): Promise<string> {
  const how = await startAgain(profile, acknowledged, sent)
  await expectSound(profile)
  return how
}

async function startAgain(profile: string, acknowledged: string[], sent: Set<string>): Promise<string> {
  const input = questions.map(line => JSON.stringify(line)).join('\n')
  const opened = await qinlin(['batch', '-', '--json', '--profile', profile], { input })
  if (opened.status === 0) {
    expectWhole(answersIn(opened.stdout), acknowledged, sent)
    return 'whole'
  }
  const code = await recoverRefused(opened, profile)
  expectWhole(await batch(profile, questions), acknowledged, sent)
  return `recovered from ${code}`
}

/**
 * Recovers books that a start refused by name. A store that Chromium can neither open nor delete is made anew by the
 * next start.
 * @returns the code of the refusal
 */
export async function recoverRefused(refused: Ran, profile: string, program?: string): Promise<string> {
  const [code = ''] = problemCodes(refused)
  expect(code).toMatch(/^(store-(empty|behind|forked|suspect)|backup-ahead|books-lost)$/)
  const recovered = await qinlin(['recover', '--json', '--profile', profile], { program })
  if (recovered.status === 1) expect(problemCodes(recovered)).toEqual(['recovery-restart'])
  else expect(recovered).toMatchObject({ status: 0 })
  return code
}
