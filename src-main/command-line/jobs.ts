import type { Job } from '../../src-shared/ipc'

/** What the command line asks of the engine, one at a time; the page that hosts the engine pulls. */
export interface Jobs {
  ask(kind: Job['kind'], name?: string, input?: unknown, commandId?: string): Promise<unknown>
  next(): Promise<Job>
  done(id: number, outcome: unknown): void
}

export function createJobs(operator: string): Jobs {
  const waiting: Job[] = []
  const answers = new Map<number, (outcome: unknown) => void>()
  let pull: ((job: Job) => void) | null = null
  let last = 0
  return {
    ask(kind, name = '', input = {}, commandId) {
      const job: Job = { id: ++last, kind, name, input, operator, commandId }
      const answer = new Promise(resolve => answers.set(job.id, resolve))
      if (pull) {
        pull(job)
        pull = null
      } else waiting.push(job)
      return answer
    },
    next: () => {
      const job = waiting.shift()
      return job ? Promise.resolve(job) : new Promise(resolve => (pull = resolve))
    },
    done(id, outcome) {
      answers.get(id)?.(outcome)
      answers.delete(id)
    },
  }
}
