import type { Page } from '@playwright/test'
import { inTheWindow } from './in-the-window'

/** The year that the window's clock shows. */
export const year = new Date().getFullYear()

/** An assessment of the year with most of its parts said, in the window's own worker; who serves in the grids is there already. */
export async function assessYear(page: Page, { leave = [] as string[] } = {}): Promise<string> {
  const run = <T>(name: string, input: object) => inTheWindow<T>(page, 'run', name as never, input)
  const { id } = await run<{ id: string }>('assessment.begin', { year })
  await fillYear(page, id, leave)
  return id
}

interface Part {
  code: string
  by: string
  state: string
  tenths: number
}

/** Says full marks of every part that nobody counts, but for those that are left. */
export async function fillYear(page: Page, id: string, leave: readonly string[] = []): Promise<void> {
  const { blocks } = await inTheWindow<{ blocks: { indicators: { parts: Part[] }[] }[] }>(
    ...[page, 'query' as const, 'assessment.get' as const, { id }],
  )
  for (const part of blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts }) => parts))) {
    if (part.state !== 'missing' || leave.includes(part.code)) continue
    const said =
      part.by === 'manual'
        ? { score: Math.round(part.tenths * 0.8) }
        : part.by === 'ratio'
          ? { numerator: 19, denominator: 20 }
          : { numerator: part.by === 'threshold' ? 420 : 0 }
    await inTheWindow(page, 'run', 'assessment.score', { assessment: id, part: part.code, ...said })
  }
}
