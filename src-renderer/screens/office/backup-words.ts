import type { QueryOutput } from '../../engine/client'
import { lackingWords, sameDiskWords } from '../../../src-shared/backup/second-place'
import type { OfficeNow } from '../engine'

type Place = QueryOutput<'office.lastBackup'>['place']
type Row = QueryOutput<'office.backupDifference'>['rows'][number]

/** What going back changes, a line for each kind of record that it changes: `党员：会少掉 2 条（现在 32 条，恢复后 30 条）`. */
export function differenceLines(rows: readonly Row[]): { label: string; text: string }[] {
  const changed = rows.filter(({ lost, back, changed }) => lost + back + changed > 0)
  if (!changed.length) return [{ label: '台账', text: '和现在一样，没有不同' }]
  return changed.map(({ label, now, then, lost, back, changed: other }) => {
    const parts = [lost && `会少掉 ${lost} 条`, back && `会多出 ${back} 条`, other && `会改动 ${other} 条`]
    return { label, text: `${parts.filter(Boolean).join('，')}（现在 ${now} 条，恢复后 ${then} 条）` }
  })
}

/** The name that is proposed for a backup in a file: whose, of which day, and whether it asks for a passphrase. */
export function backupFileTitle({ office, today }: Pick<OfficeNow, 'office' | 'today'>, encrypted: boolean): string {
  return `亲邻台账备份-${office?.name ?? ''}-${today}${encrypted ? '-加密' : ''}.tar`
}

/** What is said of a copy in the second place. A stick can go; a folder on the disk of the books is no second place. */
export function copiedWords({ sameDisk, lacking }: Pick<Place, 'sameDisk' | 'lacking'>): string {
  if (lacking) return `已拷到第二个位置，但${lackingWords(lacking)}`
  return sameDisk ? `已拷到第二个位置，但它${sameDiskWords}` : '已拷到第二个位置，可以拔出'
}

/** What came of taking lost files from a backup. */
export function filledWords({ brought, left }: { brought: number; left: number }): string {
  if (!brought) return '附件都在，没有要补回的'
  return `补回了${brought}个附件${left ? `，还缺${left}个，请再从更早的备份补` : ''}`
}
