import { parentPort, workerData } from 'node:worker_threads'
import { fillOutcome } from './fill/fill-form'
import { parseSheets } from './parse-sheets'
import type { SheetDeed } from './sheet-thread'

/** Entry of the thread that reads or fills one spreadsheet and ends. */
const { name, bytes, limits, plan } = workerData as SheetDeed
const deed = plan ? Promise.resolve(fillOutcome(name, bytes, plan, limits)) : parseSheets(name, bytes, limits)
void deed.then(outcome => parentPort?.postMessage(outcome))
