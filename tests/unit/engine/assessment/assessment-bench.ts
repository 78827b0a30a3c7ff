import type { OneYear, PartLine } from '../../../../src-shared/assessment/one-year'
import { codesOf } from '../../outcome'
import { gridBooks, type GridBooks } from '../grid/grid-books'
import { meetingOf, type Person } from '../sample-books'

/** Books with a grid and members in two branches, and the assessment of the year that the clock shows. */
export interface AssessmentBench extends GridBooks {
  people: Person[]
  id: string
  tree: () => Promise<OneYear>
  part: (code: string) => Promise<PartLine>
  /** Says something of a part. */
  say: (part: string, said: object) => Promise<unknown>
  /** Says of every part that is missing what gives its full score. */
  fill: () => Promise<void>
  /** Whether a deed is refused, by what code. */
  refusal: (name: string, input: object) => Promise<string[]>
  holdMeeting: (more?: object) => Promise<void>
}

export async function assessmentBench(): Promise<AssessmentBench> {
  const grid = await gridBooks(12)
  const { books } = grid
  const people = await books.people()
  const { id } = await books.run<{ id: string }>('assessment.begin', { year: 2026 })
  const tree = () => books.ask<OneYear>('assessment.get', { id })
  const parts = async () =>
    (await tree()).blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts: own }) => own))
  const say = (part: string, said: object) => books.run('assessment.score', { assessment: id, part, ...said })
  return {
    ...{ ...grid, people, id, tree, say },
    part: async code => (await parts()).find(one => one.code === code)!,
    async fill() {
      for (const part of await parts()) {
        if (part.state !== 'missing') continue
        if (part.by === 'manual') await say(part.code, { score: part.tenths })
        else if (part.by === 'ratio') await say(part.code, { numerator: 10, denominator: 10 })
        else await say(part.code, { numerator: part.by === 'threshold' ? 1000 : 0 })
      }
    },
    refusal: async (name, input) => codesOf(await books.attempt(name, input)),
    holdMeeting: async more => {
      await books.run('meetings.record', meetingOf(people, 0, more))
    },
  }
}
