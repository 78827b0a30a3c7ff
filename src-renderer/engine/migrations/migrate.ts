import * as z from 'zod'
import { done, type Outcome } from '../../../src-shared/problem'
import { defineCommand, type Command, type Outside } from '../command'
import type { Runner } from '../runner'
import type { Migration } from './migrations'

/** What the journal calls a migration: `office.migrate.0002`. */
const migrationName = /^office\.migrate\.\d{4}$/

export const isMigration = (command: string): boolean => migrationName.test(command)

/**
 * Runs the migrations that rows of a shape still need, one command each, after a backup that is the way back. Stops at
 * the first that fails; nothing of that one stays.
 * @param from number of the record shapes that the rows have
 */
export async function migrate(
  runner: Pick<Runner, 'run'>,
  outside: Outside,
  migrations: readonly Migration[],
  from: number,
): Promise<Outcome<unknown>> {
  for (const migration of migrations) {
    if (migration.number <= from) continue
    const migrated = await runner.run(commandOf(migration), {}, undefined, outside, migration.number)
    if (!migrated.ok) return migrated
  }
  return done(null)
}

function commandOf({ number, run }: Migration): Command {
  return defineCommand({
    name: `office.migrate.${String(number).padStart(4, '0')}`,
    title: '升级数据',
    input: z.object({}),
    output: z.null(),
    backupFirst: 'before-migration',
    final: '升级数据不能撤销。升级前的备份在“设置 → 备份与恢复”里。',
    run: async tx => {
      await run(tx)
      return null
    },
  })
}
