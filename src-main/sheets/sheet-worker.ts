import { parentPort, workerData } from 'node:worker_threads'
import type { SheetLimits } from './limits'
import { parseSheets } from './parse-sheets'

/** Entry of the thread that reads one spreadsheet and ends. */
const { name, bytes, limits } = workerData as { name: string; bytes: Uint8Array; limits: SheetLimits }
void parseSheets(name, bytes, limits).then(outcome => parentPort?.postMessage(outcome))
