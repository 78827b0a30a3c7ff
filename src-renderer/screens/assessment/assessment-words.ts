import type { QueryOutput } from '../../engine/client'
import type { StateKind } from '../../widgets/State.vue'

export type Year = QueryOutput<'assessment.get'>
export type Part = Year['blocks'][number]['indicators'][number]['parts'][number]

/** The mark beside the state of a year. */
export const markOf: Readonly<Record<Year['state'], StateKind>> = {
  draft: 'draft',
  decided: 'open',
  submitted: 'open',
  returned: 'late',
  scored: 'look',
  published: 'open',
  granted: 'done',
  revoked: 'none',
}

/** What is said of what lies beside a part: how much, or what lacks. */
export function evidenceWords({ lacks, evidence, counted }: Part): { text: string; lacks: boolean } {
  if (lacks.length) return { text: `缺${lacks.join('、')}`, lacks: true }
  if (evidence.length) return { text: `${evidence.length}件`, lacks: false }
  return { text: counted ? '自动' : '', lacks: false }
}

/** Every part of a year in its order. */
export const partsOf = ({ blocks }: Pick<Year, 'blocks'>): Part[] =>
  blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts }) => parts))

/** Papers that lack in a block. */
export const lacksIn = (block: Year['blocks'][number]): number =>
  partsOf({ blocks: [block] }).reduce((sum, { lacks }) => sum + lacks.length, 0)

/** The page of the record that a row is of; null where it has none of its own. */
export function pageOf(opens: { table: string; id: string } | null, year: number): string | null {
  if (!opens) return null
  const pages: Readonly<Record<string, string>> = {
    members: `/roster/${opens.id}/change`,
    meetings: `/meetings/${opens.id}`,
    organisations: `/roster/units?unit=${opens.id}`,
    estates: `/grid/estates/${opens.id}`,
    grids: `/grid/grids/${opens.id}`,
    buildings: `/grid/buildings/${opens.id}`,
    surveys: `/assessment/surveys?year=${year}`,
  }
  return pages[opens.table] ?? null
}
