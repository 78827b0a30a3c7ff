import type { Job } from '../../src-shared/ipc'
import { recoveryWords } from '../../src-shared/journal/recovery'
import { problem, refused } from '../../src-shared/problem'
import { startEngine, type EngineClient } from '../engine/client'
import { platform } from '../platform'

/** Hosts the engine for the command line: pulls one job after the other from main until it ends. */
async function serveJobs(): Promise<void> {
  const { main, enginePort } = platform()
  const engine = await startEngine(await enginePort())
  let wrote = false
  for (;;) {
    const job = await main['job.next']({})
    wrote ||= job.kind === 'do'
    if (job.kind === 'end') {
      // Who only looked leaves nothing behind in the profile.
      if (wrote) await engine.tend({ reserve: false })
      return void (await main['job.done']({ id: job.id, outcome: 'null' }))
    }
    await main['job.done']({ id: job.id, outcome: JSON.stringify(await answer(engine, job)) })
  }
}

async function answer(engine: EngineClient, { kind, name, input, operator, commandId, id }: Job): Promise<unknown> {
  try {
    switch (kind) {
      case 'open':
        return openingOutcome(engine)
      case 'do':
        return await engine.raw.run(name, input, operator, commandId)
      case 'query':
        return await engine.raw.query(name, input, operator)
      case 'recover':
        return await recovered(engine, input as { token?: string; upToDamage?: boolean })
      case 'backup':
        return await engine.backup(tokenOf(input))
      case 'fill':
        return await engine.fillContent(tokenOf(input))
      case 'restore':
        engine.operator = operator
        return await engine.restoreFile(tokenOf(input))
    }
  } catch (error) {
    // Only scripts read it: what they tell us of a bug must name it.
    return refused(problem('program-error', `程序出错（第${id}项）：${(error as Error).message}`))
  }
}

/** From a backup file, or from what the profile has. */
function recovered(engine: EngineClient, { token, upToDamage }: { token?: string; upToDamage?: boolean }) {
  return token === undefined ? engine.recover(upToDamage) : engine.recoverFile(token)
}

/** The file that a deed with backups is about. */
function tokenOf(input: unknown): string {
  return (input as { token: string }).token
}

/** The opening as the command line needs it: ready, or why not. */
function openingOutcome({ opening }: EngineClient): unknown {
  if (!opening.ok || opening.value.state === 'ready') return opening
  if (opening.value.state === 'newer') return refused(problem('store-newer', '这份数据是新版程序写的，请用新版打开。'))
  if (opening.value.state === 'unmigrated') return refused(opening.value.problem)
  return refused(problem(opening.value.reason, recoveryWords[opening.value.reason]))
}

void serveJobs()
