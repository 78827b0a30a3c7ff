import * as z from 'zod'
import { Mark, type Tag } from '../../../src-shared/grid/mark'
import { patrolDayKinds, patrolDaysOn } from '../../../src-shared/grid/patrol-days'
import { choice } from '../../../src-shared/records/field'
import { holdsOn } from '../../../src-shared/roster/membership'
import { defineQuery } from '../command'
import { doorsOf } from './doors'
import { erasedName, servingPeople } from './queries'
import { patrolTerms } from './work-ground'

const Named = z.object({ id: z.string(), label: z.string() })

/** What forms of patrols, visits, diaries and pairings choose from today. */
export const workChoices = defineQuery({
  name: 'grid.workChoices',
  title: '网格工作的选项',
  input: z.object({}),
  output: z.object({
    grids: z.array(Named),
    people: z.array(Named.extend({ name: z.string() })),
    /** With the tags of the door and of who lives there; those behind which somebody is known to live come first. */
    doors: z.array(Named.extend({ name: z.string(), tags: z.array(Mark.shape.tag), isLivedIn: z.boolean() })),
    /** Which days patrols are due on now. */
    patrolDays: choice(patrolDayKinds),
  }),
  async run(reader, _input, outside) {
    const today = outside.today()
    const { days } = await patrolTerms(reader, outside.dateOf)
    const grids = (await reader.all('grids')).filter(grid => holdsOn(grid, today)).sort((a, b) => a.serial - b.serial)
    const people = [...(await servingPeople(reader)).values()].filter(({ name }) => name !== erasedName)
    const called = (name: string) => people.filter(person => person.name === name).length
    const doors = [...(await doorsOf(reader)).values()].filter(({ household }) => holdsOn(household, today))
    const tags = new Map<string, Set<Tag>>()
    for (const mark of await reader.all('marks'))
      if (holdsOn(mark, today)) tags.set(mark.household, (tags.get(mark.household) ?? new Set()).add(mark.tag))
    const living = new Set(
      (await reader.all('residents')).filter(one => holdsOn(one, today)).map(({ household }) => household),
    )
    const shown = doors.map(({ household, label, contact }) => ({
      id: household.id,
      name: label,
      label: contact ? `${label} ${contact}` : label,
      tags: [...(tags.get(household.id) ?? [])],
      isLivedIn: Boolean(contact) || living.has(household.id),
    }))
    return {
      grids: grids.map(({ id, name }) => ({ id, label: name })),
      people: people.map(({ id, name, unit, phone }) => {
        const more = [unit, phone && `尾号${phone.slice(-4)}`].filter(Boolean).join('，')
        return { id, name, label: called(name) > 1 && more ? `${name}（${more}）` : name }
      }),
      doors: [...shown.filter(({ isLivedIn }) => isLivedIn), ...shown.filter(({ isLivedIn }) => !isLivedIn)],
      patrolDays: patrolDaysOn(today, days),
    }
  },
})
