import { proxy, transfer, wrap, type Remote } from 'comlink'
import type * as z from 'zod'
import { problem, refused, type Outcome } from '../../src-shared/problem'
import type { BackupDeeds } from './backup/deeds'
import type { Restored } from './backup/go-back'
import type { Recovered } from './recovery'
import type { Opening } from './engine'
import type { Outlook, Reach } from './journal/outlook'
import type { Commands, Queries } from './registry'
import type { Draft, Scratch } from './scratch'
import type { WorkerApi } from './worker'

export type { Draft, Opening, Outlook, Reach, Recovered, Restored, Commands, Queries }
export type CommandName = keyof Commands
export type QueryName = keyof Queries
export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>
export type QueryInput<N extends QueryName> = z.input<Queries[N]['input']>
export type CommandOutput<N extends CommandName> = z.output<Commands[N]['output']>
export type QueryOutput<N extends QueryName> = z.output<Queries[N]['output']>

/** The window's only door to the data worker. */
export interface EngineClient extends Omit<BackupDeeds, 'restore' | 'restoreFile'>, Scratch {
  readonly opening: Outcome<Opening>
  /** Who works here now; stands in the journal. */
  operator: string
  run<N extends CommandName>(name: N, input: CommandInput<N>, commandId?: string): Promise<Outcome<CommandOutput<N>>>
  query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Outcome<QueryOutput<N>>>
  /** Shows a query's answer now and whenever it changes. @returns how to stop */
  watch<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    show: (outcome: Outcome<QueryOutput<N>>) => void,
  ): () => void
  recover: WorkerApi['recover']
  /** Null where that cannot be said. */
  outlook(): Promise<Outlook | null>
  restore(id: string): Promise<Outcome<Restored>>
  restoreFile(token: string): Promise<Outcome<Restored>>
  /** What is due in the background: a look at the disk, a backup. */
  tend(given: { reserve: boolean }): Promise<string | null>
  /** For the command line, whose names are only known when they come. */
  readonly raw: Remote<WorkerApi>
}

const programError = problem(
  'program-error',
  '程序出错，这一次没有登记上，填写的内容还在。请再试一次；仍然如此的，请联系街道信息员。',
)

/** A bug of a deed with the whole store, as a value: no page may stay waiting for it. */
const failed = (): Outcome<never> =>
  refused(
    problem(
      'program-error',
      '程序出错，没有做成。已经登记的都在操作日志里。请关闭程序再打开；仍然如此的，请联系街道信息员。',
    ),
  )

/** Starts the data worker with its port to main and opens the store. */
export async function startEngine(port: MessagePort): Promise<EngineClient> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' })
  const raw = wrap<WorkerApi>(worker)
  const opening = await raw.connect(transfer(port, [port]))
  const client: EngineClient = {
    opening,
    operator: '',
    raw,
    run(name, input, commandId) {
      // A bug of a command rolled everything back: answered as a value, so that no page waits for it for ever.
      return raw.run(name, input, client.operator, commandId).catch(() => refused(programError)) as Promise<never>
    },
    query(name, input) {
      return raw.query(name, input, client.operator) as Promise<never>
    },
    watch(name, input, show) {
      let stopped = false
      const started = raw.watch(
        name,
        input,
        client.operator,
        proxy((outcome: Outcome<unknown>) => void (stopped || show(outcome as never))),
      )
      return () => {
        stopped = true
        void started.then(stop => stop())
      }
    },
    recover: upToDamage => raw.recover(upToDamage).catch(failed),
    outlook: () => raw.outlook().catch(() => null),
    backup: token => raw.backup(token).catch(failed),
    copyBackup: () => raw.copyBackup().catch(failed),
    choosePlace: token => raw.choosePlace(token),
    restore: id => raw.restore(id, client.operator).catch(failed),
    restoreFile: token => raw.restoreFile(token, client.operator).catch(failed),
    fillContent: token => raw.fillContent(token).catch(failed),
    recoverFile: token => raw.recoverFile(token).catch(failed),
    drafts: () => raw.drafts(),
    keepDraft: draft => raw.keepDraft(draft),
    dropDraft: key => raw.dropDraft(key),
    mapping: form => raw.mapping(form),
    keepMapping: mapping => raw.keepMapping(mapping),
    dropMapping: form => raw.dropMapping(form),
    tend: given => raw.tend(given).catch(() => null),
  }
  return client
}
