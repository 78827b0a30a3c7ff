import { problemsOf, warningsOf } from '../../outcome'
import type { Person } from '../sample-books'
import { gridBooks, type GridBooks } from './grid-books'

/** Grids of one estate, members on the roster, one who reported, and deeds on who serves. */
export interface ServingBench extends GridBooks {
  people: Person[]
  /** One of the 双报到党员. */
  attached: string
  /** Somebody begins to serve. @returns the post and who they are among those who serve */
  appoint: (who: object, more: object) => Promise<{ id: string; person: string }>
  /** Codes of what a deed that was done had to remark. */
  warned: (name: string, input: object) => Promise<string[]>
  /** What a refusal says, and beside which field. */
  refused: (name: string, input: object) => Promise<(string | undefined)[]>
  person: (id: string, asOf?: string) => Promise<OnePerson>
}

interface Line {
  id: string
  role: string
  place: string
  placeName: string
  from: string | null
  to: string | null
  steps: string
}

export interface OnePerson {
  name: string
  as: string
  where: string
  phone: string | null
  leading: number
  holds: Line[]
  former: Line[]
  pairings: number
}

export async function servingBench(): Promise<ServingBench> {
  const grid = await gridBooks(12)
  const { books } = grid
  const people = await books.people()
  const { id: attached } = await books.run<{ id: string }>('roster.noteAttached', {
    ...{ kind: 'dualReport', name: '郑晓', unit: '县医院党支部', phone: '13900001111' },
  })
  return {
    ...grid,
    ...{ people, attached },
    appoint: (who, more) => books.run('grid.appoint', { who, ...more }),
    warned: async (name, input) => warningsOf(await books.attempt(name, input)).map(({ code }) => code),
    refused: async (name, input) =>
      problemsOf(await books.attempt(name, input)).flatMap(({ code, path }) => [code, path?.[0] as string | undefined]),
    person: (id, asOf) => books.ask<OnePerson>('grid.person', { id, ...(asOf && { asOf }) }),
  }
}
