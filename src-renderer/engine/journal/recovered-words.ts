import { warning, type Problem } from '../../../src-shared/problem'
import type { Recovered } from '../recovery'

/** What is not as it was before a recovery, in words. */
export function recoveredWords({ backup, lost, torn, unread }: Recovered): Problem[] {
  const said: Problem[] = []
  if (backup)
    said.push(
      warning('recovered-backup', '操作日志缺了末尾，已经恢复到更全的备份。备份以后登记过的，请照纸质记录核对、补登。'),
    )
  if (lost) said.push(warning('recovered-lost', `损坏处以后的${lost}项没有恢复，请照纸质记录补登。`))
  if (torn)
    said.push(warning('recovered-torn', '操作日志末尾有半项没有写完，没有恢复。请看看最后登记的那一项还在不在。'))
  if (unread)
    said.push(warning('recovered-unread', `台账数据是全的，操作日志有${unread}项读不出来，查不到它们的改动经过。`))
  return said
}
