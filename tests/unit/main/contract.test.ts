import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engineContract, windowContract } from '../../../src-shared/ipc'
import { engineFunctions, windowFunctions } from '../../../src-shared/ipc-names'
import { answerCall, callOver, serveOver, type Port } from '../../../src-shared/ipc-port'
import { packBytes, unpackBytes } from '../../../src-shared/loopback'

/** Handlers that must never be reached. */
const untouched = new Proxy({}, { get: (_, name) => () => expect.unreachable(`reached ${String(name)}`) }) as never

describe('the contract', () => {
  it('names every function once, for the preload too', () => {
    expect(Object.keys(engineContract)).toEqual([...engineFunctions])
    expect(Object.keys(windowContract)).toEqual([...windowFunctions])
  })

  it.each([
    ...engineFunctions.map(name => [name, engineContract] as const),
    ...windowFunctions.map(name => [name, windowContract] as const),
  ])('%s refuses junk before any handler sees it', async (name, contract) => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async junk => {
        const shape = (contract as typeof engineContract)[name as 'journal.head'].argument
        fc.pre(!shape.safeParse(junk).success)
        await expect(answerCall(contract as typeof engineContract, untouched, name, junk)).rejects.toThrow(
          'bad argument',
        )
      }),
      { numRuns: 40 },
    )
  })

  it.each(['nothing', '__proto__', 'constructor', 'toString', 7, null])('has no function %s', async name => {
    await expect(answerCall(engineContract, untouched, name, {})).rejects.toThrow('no such function')
  })

  it('carries a call over a port and back, and a thrown bug as a rejection', async () => {
    const [a, b] = portPair()
    serveOver(b, engineContract, {
      'journal.head': () => ({ number: 1, hash: 'x' }),
      'store.identity': () => Promise.reject(new Error('bug')),
    } as never)
    const main = callOver(a, engineContract)
    expect(await main['journal.head']({})).toEqual({ number: 1, hash: 'x' })
    await expect(main['store.identity']({})).rejects.toThrow('bug')
    await expect(main['file.read']({ token: 5 as never })).rejects.toThrow('bad argument')
  })

  it('packs bytes for loopback and gives back the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(unpackBytes(JSON.parse(JSON.stringify(packBytes({ a: [bytes], b: '文' }))))).toEqual({
          a: [bytes],
          b: '文',
        })
      }),
    )
  })
})

function portPair(): [Port, Port] {
  const heard: ((message: unknown) => void)[] = []
  const end = (own: number): Port => ({
    post: message => queueMicrotask(() => heard[1 - own]!(message)),
    listen: receive => void (heard[own] = receive),
  })
  return [end(0), end(1)]
}
