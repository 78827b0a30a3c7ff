import { describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-renderer/engine/client'
import { useReplying } from '../../../src-renderer/screens/street/replying'
import { done, problem, refused } from '../../../src-shared/problem'

const offices = ['安平社区', '柳荫社区', '桂花社区'].map((name, i) => ({ office: `37172200100${i + 1}`, name }))

/** An engine that answers each reply by itself, and does something first. */
function engineThat(answers: (office: string) => unknown): EngineClient {
  return { run: async (_: string, { offices: [office] }: { offices: [string] }) => answers(office) } as never
}
const written = (office: string) => done({ rows: [{ state: 'written', office }] })

describe('writing replies', () => {
  it('goes office by office with its count, and one that is refused does not stop the others', async () => {
    const counts: (number | null)[] = []
    const replying = useReplying(
      engineThat(office => {
        counts.push(replying.through.value)
        return office === offices[1]!.office ? refused(problem('file-write', '磁盘已满')) : written(office)
      }),
    )
    await replying.write('stick', offices)
    expect(counts).toEqual([0, 1, 2])
    expect(replying.rows.value.map(({ state }) => state)).toEqual(['written', 'refused', 'written'])
    expect(replying.rows.value[1]).toMatchObject({ name: '柳荫社区', problems: [{ code: 'file-write' }] })
    expect(replying.busy.value).toBe(false)
  })

  it('stopped in between leaves what is written, writes no more, and can be begun again', async () => {
    let stopAt: string | undefined = offices[0]!.office
    const replying = useReplying(
      engineThat(office => {
        if (office === stopAt) replying.stop()
        return written(office)
      }),
    )
    await replying.write('stick', offices)
    expect([replying.rows.value.length, replying.stopped.value]).toEqual([1, true])
    stopAt = undefined
    await replying.write('stick', offices)
    expect([replying.rows.value.length, replying.stopped.value]).toEqual([3, false])
  })
})
