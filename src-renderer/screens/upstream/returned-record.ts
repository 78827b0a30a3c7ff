import type { QueryOutput } from '../../engine/client'

const pages = { meetings: '/meetings/', members: '/roster/', points: '/points/' } as const

/** The page on which what was returned is put right; of a figure or a whole report, that of the figures. */
export function pageOf({ record }: Pick<QueryOutput<'upstream.returns'>['rows'][number], 'record'>): string {
  if (!record) return '/upstream'
  return `${pages[record.table]}${record.id}${record.table === 'members' ? '/change' : ''}`
}
