import * as z from 'zod'
import { toHex } from '../../../src-shared/bundle/bytes'
import { done, type Outcome } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { comparisonId } from './comparison'

const output = z.object({ on: z.boolean() })

/**
 * Looks for people whom two offices below count: the next replies give the offices what they make match codes with. The
 * secret is made once and stays the same, also after a stop: codes made with two secrets look like two people.
 */
export const compareMembers = defineCommand({
  name: 'street.compareMembers',
  title: '开始比对重复党员',
  input: z.object({}),
  output,
  async prepare({ random }): Promise<Outcome<string>> {
    const bytes = new Uint8Array(32)
    random(bytes)
    return done(toHex(bytes))
  },
  async run(tx, fresh) {
    const [before] = await tx.states('comparisons', [comparisonId])
    if (!before || before.deletedAt) await tx.put('comparisons', { id: comparisonId, secret: before?.secret ?? fresh })
    return { on: true }
  },
})

/** Compares no longer: the next replies take the secret back, and reports carry no codes from then on. */
export const stopComparing = defineCommand({
  name: 'street.stopComparing',
  title: '停止比对重复党员',
  input: z.object({}),
  output,
  async run(tx) {
    if (await tx.get('comparisons', comparisonId)) await tx.remove('comparisons', [comparisonId])
    return { on: false }
  },
})
