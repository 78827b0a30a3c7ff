import * as z from 'zod'
import { wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { shortName } from '../../../src-shared/roster/organisation'
import { aspectKeys, inBand, structureOn, StructureRow } from '../../../src-shared/roster/structure'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { peopleOf, tablesOn } from './paper-people'
import { byStrokes } from '../../../src-shared/roster/stroke-order'
import { communityName } from './queries'

const asOf = wholeDate.optional().meta({ label: '截至日期' })

const Structure = z.object({ asOf: wholeDate, rows: z.array(StructureRow), total: StructureRow })

/** The make-up of every branch and of all on a day, branches under their short names. */
export async function structureOf(reader: Reader, day: PlainDate): Promise<z.output<typeof Structure>> {
  const { rows, total } = structureOn(day, await tablesOn(reader, day), byStrokes)
  const community = await communityName(reader)
  return { asOf: day, rows: rows.map(row => ({ ...row, name: shortName(row.name, community) })), total }
}

/** How the membership is made up, each number with what it is a part of. */
export const rosterStructure = defineQuery({
  name: 'roster.structure',
  title: '党员队伍结构',
  input: z.object({ asOf }),
  output: Structure,
  run: async (reader, input, outside) => structureOf(reader, input.asOf ?? outside.today()),
})

/** Who is behind a number of the structure. */
export const rosterBand = defineQuery({
  name: 'roster.band',
  title: '党员队伍结构中的人员',
  input: z.object({
    asOf,
    branch: z.string().optional().meta({ label: '党支部' }),
    aspect: z.enum(aspectKeys).optional().meta({ label: '项目' }),
    band: z.string().optional().meta({ label: '分段' }),
  }),
  output: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), branchName: z.string() })) }),
  async run(reader, { branch, aspect, band, asOf }, outside) {
    const { people, day } = await peopleOf(reader, { id: branch, asOf }, outside.today())
    const found = aspect && band !== undefined ? inBand(people, aspect, band, day) : people
    return { rows: found.map(({ member, branch }) => ({ id: member.id, name: member.name, branchName: branch })) }
  },
})
