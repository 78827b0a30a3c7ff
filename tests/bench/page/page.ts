import { transfer, wrap } from 'comlink'
import { platform } from '../../../src-renderer/platform'
import { beforeTable, tableSteps } from './table'
import type { BenchWorker } from './worker'

/** Hands every step on to the worker, where the engine lives in the program too. */
async function serveSteps(): Promise<void> {
  const { main, enginePort } = platform()
  const worker = wrap<BenchWorker>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))
  const stepOf = (name: string) => {
    if (name.startsWith('before ')) return () => beforeTable(name.slice('before '.length))
    return tableSteps[name] ?? (() => worker.step(name))
  }
  const port = await enginePort()
  await worker.connect(transfer(port, [port]))
  for (;;) {
    const { id, name } = await main['job.next']({})
    const outcome = await stepOf(name)().then(
      () => null,
      (error: Error) => error.stack ?? error.message,
    )
    await main['job.done']({ id, outcome: JSON.stringify(outcome) })
  }
}

void serveSteps()
