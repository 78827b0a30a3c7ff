import { expect } from 'vitest'
import { answersIn, batch, problemCodes, qinlin } from '../cli/program'
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
  expect(problemCodes(opened)[0]).toMatch(/^store-(empty|behind|forked)$/)
  const recovered = await qinlin(['recover', '--json', '--profile', profile])
  // A store that Chromium can neither open nor delete is made anew by the next start.
  if (recovered.status === 1) expect(problemCodes(recovered)).toEqual(['recovery-restart'])
  else expect(recovered).toMatchObject({ status: 0, stderr: '' })
  expectWhole(await batch(profile, questions), acknowledged, sent)
  return `recovered from ${problemCodes(opened)[0]}`
}
