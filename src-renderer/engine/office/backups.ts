import * as z from 'zod'
import { backupReasons, segmentsOf } from '../../../src-shared/backup/backup-index'
import { problem, Refusal } from '../../../src-shared/problem'
import { contentOf } from '../../../src-shared/records/canonical'
import { keptTables, type KeptTable } from '../../../src-shared/tables'
import { damagedSegments, findBackup, listBackups, rowsOfBackup } from '../backup/backups'
import { heldBy } from '../backup/held'
import { staying } from '../backup/restore'
import { newestBackup, stands } from '../backup/standing'
import { defineQuery } from '../command'
import { BackupDifference, Backups, LastBackup } from './outputs'

/** The backups of this profile, newest first, each with what it holds of members and meetings. */
export const officeBackups = defineQuery({
  name: 'office.backups',
  title: '备份',
  /** Nothing in the store tells of a backup, so a page asks with another number once it has made one. */
  input: z.object({ asked: z.number().optional().meta({ label: '第几次查看' }) }),
  output: Backups,
  async run(_reader, _input, outside) {
    const { backups, damaged } = await listBackups(outside.main)
    const bad = new Set(await damagedSegments(outside.main, backups))
    const rows = []
    for (const { id, index } of backups) {
      rows.push({
        id,
        time: index.time,
        reason: backupReasons[index.reason],
        entry: index.journal.number,
        ...heldBy(index),
        whole: segmentsOf(index).every(segment => !bad.has(segment)),
        stands: await stands(outside.main, { index }),
      })
    }
    const { state: protection } = await outside.main['backup.key']({})
    return { rows, damaged: damaged.length, place: await outside.main['backup.place']({}), protection }
  },
})

/** When the newest backup was taken, and how it stands with the second place; quick, because nothing is read back. */
export const lastBackup = defineQuery({
  name: 'office.lastBackup',
  title: '最近的备份',
  input: z.object({ asked: z.number().optional().meta({ label: '第几次查看' }) }),
  output: LastBackup,
  async run(_reader, _input, outside) {
    const newest = await newestBackup(outside.main)
    return { time: newest?.index.time ?? null, place: await outside.main['backup.place']({}) }
  },
})

/** What going back to a backup would change, by kind of record. */
export const backupDifference = defineQuery({
  name: 'office.backupDifference',
  title: '恢复前对照',
  input: z.object({ id: z.string().meta({ label: '备份' }) }),
  output: BackupDifference,
  async run(reader, { id }, outside) {
    const index = await findBackup(outside.main, id)
    if (!index) throw new Refusal([problem('backup-unknown', '没有这份备份，请重新选择。')])
    const then = await rowsOfBackup(outside.main, index)
    if (!then.ok) throw new Refusal(then.problems)
    const rows = []
    for (const table of (Object.keys(keptTables) as KeptTable[]).filter(name => !staying.has(name))) {
      const now = contents(await reader.everything(table))
      const before = contents(then.value.get(table) ?? [])
      const lost = [...now.keys()].filter(row => !before.has(row)).length
      const back = [...before.keys()].filter(row => !now.has(row)).length
      const changed = [...now].filter(([row, content]) => before.has(row) && before.get(row) !== content).length
      rows.push({
        table,
        label: keptTables[table].meta()!.label!,
        now: now.size,
        then: before.size,
        lost,
        back,
        changed,
      })
    }
    return { time: index.time, rows }
  },
})

/** Content of live rows by id. */
function contents(rows: readonly object[]): Map<string, string> {
  const live = (rows as { id: string; deletedAt?: string }[]).filter(row => !row.deletedAt)
  return new Map(live.map(row => [row.id, contentOf(row)]))
}
