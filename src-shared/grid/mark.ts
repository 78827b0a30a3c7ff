import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** What a household or a resident is known for, in the order of lists. What is sensitive is no mark: see `sealed.ts`. */
export const tags = {
  hardship: '困难',
  aloneElder: '独居老人',
  emptyNest: '空巢老人',
  veryOld: '高龄老人',
  disabled: '残疾',
  leftChild: '留守儿童',
  leftElder: '留守老人',
  veteran: '优抚',
  jobless: '失业',
  rented: '出租',
  vacant: '空置',
} as const

export type Tag = keyof typeof tags

/** Tags of the door itself; the others are somebody's, or of the household as a whole. */
export const doorTags: ReadonlySet<Tag> = new Set(['rented', 'vacant'])

/** How it became known (domain §5.2: every tag has its source). */
export const tagSources = {
  visit: '走访',
  patrol: '巡查',
  own: '本人申报',
  list: '上级名单',
  import: '表格导入',
} as const

/** A tag with its source, from a day until it expires or is taken off. */
export const Mark = z
  .object({
    ...rowBase,
    household: z.string().meta({ label: '户', ref: 'households', index: true }),
    /** Whose it is; absent where it is the household's. */
    resident: z.string().optional().meta({ label: '居民', ref: 'residents', index: true }),
    tag: choice(tags).meta({ label: '标签', index: true }),
    source: choice(tagSources).meta({ label: '来源' }),
    from: wholeDate.meta({ label: '登记日期', unit: 'date' }),
    /** First day on which somebody has to look whether it still holds. */
    review: wholeDate.optional().meta({ label: '到期复核日期', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: wholeDate.optional().meta({ label: '取消日期', unit: 'date' }),
  })
  .meta({ label: '标签' })

export type Mark = z.infer<typeof Mark>
