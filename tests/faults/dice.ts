import { diceOf } from '../../src-shared/sample/dice'

/** Whether the long set was asked for. */
export const long = process.env.QINLIN_FAULTS === 'long'

/** The dice's seed, which a failure prints so that it can be thrown again. */
export const seed = Number(process.env.QINLIN_SEED ?? Math.floor(Math.random() * 1_000_000_000))

export const dice = diceOf(seed)
