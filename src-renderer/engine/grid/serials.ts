import { problem } from '../../../src-shared/problem'
import type { Tx } from '../transaction'

const last = { estates: Infinity, grids: 999, buildings: 99999 } as const
const words = { estates: '小区', grids: '网格', buildings: '楼栋' } as const

/** The next serials of a table. One that was ever given out, to a row since removed or undone too, never comes again. */
export async function nextSerials(tx: Tx, table: keyof typeof last, count: number): Promise<number[]> {
  const given = (await tx.everything(table)).reduce((top, { serial }) => Math.max(top, serial), 0)
  if (given + count > last[table])
    tx.refuse(problem('serials-used-up', `${words[table]}的序号已经用到${given}，不够再编${count}个，用过的不能再用。`))
  return Array.from({ length: count }, (_, at) => given + 1 + at)
}
