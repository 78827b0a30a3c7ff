import type { QueryOutput } from '../../engine/client'
import type { OfficeNow } from '../engine'

type Row = QueryOutput<'office.backupDifference'>['rows'][number]

/** What going back changes, a line for each kind of record that it changes: `党员 32 → 30，少 2，改回 1`. */
export function differenceLines(rows: readonly Row[]): { label: string; text: string }[] {
  const changed = rows.filter(({ lost, back, changed }) => lost + back + changed > 0)
  if (!changed.length) return [{ label: '和现在一样', text: '没有不同' }]
  return changed.map(({ label, now, then, lost, back, changed: other }) => {
    const parts = [lost && `不再列出 ${lost}`, back && `回来 ${back}`, other && `改回 ${other}`].filter(Boolean)
    return { label, text: `现在 ${now}，恢复后 ${then}（${parts.join('，')}）` }
  })
}

/** The name that is proposed for a backup in a file: whose and of which day. */
export function backupFileTitle({ office, today }: Pick<OfficeNow, 'office' | 'today'>): string {
  return `亲邻台账备份-${office?.name ?? ''}-${today}.tar`
}

/** What is said of a copy in the second place. A stick can go; a folder on the disk of the books is no second place. */
export function copiedWords({ sameDisk }: QueryOutput<'office.lastBackup'>['place']): string {
  return sameDisk
    ? '已拷到第二个位置，但它和台账在同一块盘上，盘坏了两边都没有，请换成U盘'
    : '已拷到第二个位置，可以拔出'
}
