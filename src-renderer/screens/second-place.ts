import { lackingWords, sameDiskWords } from '../../src-shared/backup/second-place'
import type { QueryOutput } from '../engine/client'

type Place = QueryOutput<'office.lastBackup'>['place']

/**
 * How it stands with the second place of backups: nothing to do, or what is amiss and what to do. The same wherever it
 * is shown.
 * @param when says an instant in words
 */
export function placeState(
  { path, present, sameDisk, copied, encrypted, lacking }: Place,
  when: (time: string) => string,
): { ok: boolean; word: string } {
  if (path === null) return { ok: false, word: '没有设，请看一眼' }
  if (present && sameDisk) return { ok: false, word: sameDiskWords }
  const last = copied && `最近一份 ${when(copied)}${encrypted ? '，打开需要口令' : ''}`
  if (!present) return { ok: false, word: `${last ? `${last}；` : ''}现在不在，插上后自动拷一份` }
  if (last && lacking) return { ok: false, word: `${last}，${lackingWords(lacking)}` }
  return last ? { ok: true, word: last } : { ok: false, word: '还没有拷过' }
}
