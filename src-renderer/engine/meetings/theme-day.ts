import * as z from 'zod'
import { problem } from '../../../src-shared/problem'
import { themeDayOf } from '../../../src-shared/meetings/theme-day'
import { Organisation, unitName } from '../../../src-shared/roster/organisation'
import { defineCommand, defineQuery } from '../command'
import { ownOffice } from '../office/queries'
import { communityName } from '../roster/queries'

const branch = z.string().meta({ label: '党支部', ref: 'organisations' })
const day = Organisation.shape.themeDay.unwrap()

/** Says on which day of the month theme days are held: of the office, or of one branch; null gives a branch the office's again. */
export const setThemeDay = defineCommand({
  name: 'meetings.setThemeDay',
  title: '设定主题党日日期',
  input: z.object({ branch: branch.optional(), day: day.nullable() }),
  output: z.object({ id: z.string() }),
  async run(tx, { branch: id, day: wanted }) {
    const themeDay = wanted ?? undefined
    const office = await ownOffice(tx)
    if (!office) return tx.refuse(problem('office-missing', '请先建立本单位台账。'))
    if (id === undefined) {
      await tx.put('offices', { ...office, themeDay })
      return { id: office.id }
    }
    const unit = await tx.get('organisations', id)
    if (unit?.kind !== 'branch')
      return tx.refuse(problem('branch-unknown', '没有这个党支部，请重新选择。', { field: '党支部', path: ['branch'] }))
    await tx.put('organisations', { ...unit, themeDay })
    return { id }
  },
})

/** The day of the office, and the branches that keep another. */
export const themeDays = defineQuery({
  name: 'meetings.themeDays',
  title: '主题党日日期',
  input: z.object({}),
  output: z.object({ day, branches: z.array(z.object({ id: branch, name: z.string(), day })) }),
  async run(reader) {
    const office = (await ownOffice(reader)) ?? undefined
    const community = await communityName(reader)
    const units = await reader.all('organisations', { kind: 'branch' })
    return {
      day: themeDayOf(undefined, office),
      branches: units.flatMap(unit =>
        unit.themeDay ? [{ id: unit.id, name: unitName(unit, community), day: unit.themeDay }] : [],
      ),
    }
  },
})
