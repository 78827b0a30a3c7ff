import { parentPort, workerData } from 'node:worker_threads'
import { wordOutcome, type WordDeed } from './word-deeds'

/** Entry of the thread that does one thing with a Word file and ends. */
void wordOutcome(workerData as WordDeed).then(outcome => parentPort?.postMessage(outcome))
