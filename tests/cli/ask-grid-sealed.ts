import type { Answer, Line } from './program'
import { valueOf } from './program'

/** Sealed notes: begun, written, opened, taken off; a resident whose data are erased. */
export async function askGridSealed(ask: (lines: Line[]) => Promise<Answer[]>): Promise<void> {
  const id = (answer: Answer | undefined) => valueOf<{ id: string }>(answer).id
  const passphrase = '安平社区2026'
  const [built] = await ask([{ do: 'grid.addBuildings', input: { buildings: [{ name: '梧桐楼' }] } }])
  const building = valueOf<{ rows: { id: string }[] }>(built).rows[0]!.id
  const [home] = await ask([{ do: 'grid.addHousehold', input: { building, room: '101' } }])
  const household = id(home)
  const [lives] = await ask([{ do: 'grid.addResident', input: { household, name: '何小满' } }])
  const note = { household, kind: 'health', text: '每月复查', on: '2026-10-01' }
  const [, sealed, , opened] = await ask([
    { do: 'grid.beginSealing', input: { passphrase } },
    { do: 'grid.noteSealed', input: note },
    { do: 'grid.openSealed', input: { passphrase } },
    { query: 'grid.sealedNotes', input: { household } },
    { query: 'grid.sealedState' },
  ])
  if (valueOf<{ notes: unknown[] }>(opened).notes.length !== 1) throw new Error('the sealed note was not read back')
  await ask([
    { do: 'grid.removeSealed', input: { id: id(sealed) } },
    { query: 'grid.closeSealed' },
    { do: 'grid.erase', input: { of: 'resident', id: id(lives), reason: '本人要求' } },
  ])
}
