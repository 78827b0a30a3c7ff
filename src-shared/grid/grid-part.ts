import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { rowBase } from '../records/row'

/**
 * That a building, or a branch or group that is responsible, belongs to a grid from a day until a day: exactly one of
 * the two is given. No `from`: since before these books began. A building is in one grid on any day (domain §5.6 trap 7); a grid
 * split or merged ends these rows and begins others, so that a count as of an earlier day stays (trap 1).
 */
export const GridPart = z
  .object({
    ...rowBase,
    grid: z.string().meta({ label: '网格', ref: 'grids', index: true }),
    building: z.string().optional().meta({ label: '楼栋', ref: 'buildings', index: true }),
    organisation: z.string().optional().meta({ label: '负责的党组织', ref: 'organisations', index: true }),
    from: wholeDate.optional().meta({ label: '起', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: wholeDate.optional().meta({ label: '止', unit: 'date' }),
  })
  .meta({ label: '网格范围' })

export type GridPart = z.infer<typeof GridPart>
