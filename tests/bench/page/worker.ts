import { expose } from 'comlink'
import * as z from 'zod'
import { readCodeInThread } from '../../../src-renderer/engine/attachments/read-code'
import { shrinkPicture } from '../../../src-renderer/engine/attachments/shrink'
import { createEngine, type Engine } from '../../../src-renderer/engine/engine'
import { engineContract, type EngineCaller } from '../../../src-shared/ipc'
import { callOver } from '../../../src-shared/ipc-port'
import { done } from '../../../src-shared/problem'
import { commandSteps } from './commands'
import { countySteps } from './county'
import { homesSteps } from './homes'
import { importSteps } from './import'
import { largePointsSteps } from './large-points'
import { quarterSteps } from './quarter'
import { deleteStore } from './raw-store'

z.config({ jitless: true })

/** What steps have in hand. */
export interface Bench {
  engine: Engine
  main: EngineCaller
}

export type Step = (bench: Bench) => Promise<void>

const steps: Readonly<Record<string, Step>> = {
  ...{ ...commandSteps, ...importSteps, ...quarterSteps, ...countySteps, ...homesSteps, ...largePointsSteps },
}

let main: EngineCaller
let engine: Engine | undefined

/** Opens an empty store for the profile that main has just made. */
async function open(over: Partial<EngineCaller>): Promise<void> {
  engine?.close()
  await deleteStore('qinlin')
  await openAgain(over)
}

/** Opens the store that the profile has. */
async function openAgain(over: Partial<EngineCaller>): Promise<void> {
  engine = createEngine(
    { ...main, ...over },
    {
      clock: Date.now,
      offset: () => 480,
      random: into => void crypto.getRandomValues(into),
      shrink: shrinkPicture,
      readCode: readCodeInThread,
    },
  )
  const opening = await engine.open()
  if (opening.state !== 'ready') throw new Error(opening.state)
}

/** What the journal on disk answers where there is none. */
const withoutDisk: Partial<EngineCaller> = {
  'journal.append': async ({ number, hash }) => done({ number, hash }),
}

const worker = {
  connect(port: MessagePort) {
    main = callOver(
      {
        post: message => port.postMessage(message),
        listen: receive => (port.onmessage = event => receive(event.data)),
      },
      engineContract,
    )
  },
  async step(name: string): Promise<void> {
    if (name === 'open') return open({})
    if (name === 'openAgain') return openAgain({})
    if (name === 'openWithoutDisk') return open(withoutDisk)
    const step = steps[name]
    if (!step || !engine) throw new Error(`no step ${name}`)
    return step({ engine, main })
  },
}

export type BenchWorker = typeof worker

expose(worker)
