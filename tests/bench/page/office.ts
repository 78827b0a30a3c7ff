import { utils, write } from '@e965/xlsx'
import type { Engine } from '../../../src-renderer/engine/engine'
import { diceOf } from '../../../src-shared/sample/dice'
import { rosterHeadings, sampleBranches, sampleRoster } from '../../../src-shared/sample/sample-roster'

const community = '安平社区'

/** Runs a command that has to be taken. */
export async function run(engine: Engine, name: string, input: unknown): Promise<unknown> {
  const outcome = await engine.run(name, input, 'bench')
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)))
  return outcome.value
}

export const foundOffice = (engine: Engine): Promise<unknown> =>
  run(engine, 'office.create', { role: 'community', name: `中共${community}委员会`, code: '371722001001' })

/** An invented roster as a spreadsheet. */
export function rosterSheet(members: number): { name: string; bytes: Uint8Array } {
  const rows = sampleRoster(diceOf(5), members, sampleBranches(community, 20), '2026-07-01')
  const sheet = utils.aoa_to_sheet([[...rosterHeadings], ...rows])
  const book = utils.book_new(sheet, '名册')
  return {
    name: 'roster.xlsx',
    bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer),
  }
}
