import type { PlainDate } from '../../src-shared/plain-date'
import type { QueryOutput } from '../engine/client'
import { clockWords } from '../widgets/clock-words'

type Known = Pick<QueryOutput<'office.backups'>['rows'][number], 'time' | 'members' | 'meetings' | 'points'>

/** What somebody knows a backup again by: `11月22日 14:05 的备份，党员 32 名，会议 4 次，积分记录 96 条`. */
export function backupWords({ time, members, meetings, points }: Known, today: PlainDate): string {
  return `${clockWords(time, today)} 的备份，党员 ${members} 名，会议 ${meetings} 次，积分记录 ${points} 条`
}
