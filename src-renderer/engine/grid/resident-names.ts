import type { Resident } from '../../../src-shared/grid/resident'
import type { Reader } from '../reader'
import { asLiving, type LivingResident } from './homes'

/** Residents with what is known of them, by id; of a member on the books it is what the roster says. */
export async function livingResidents(
  reader: Reader,
  where: Partial<Resident> = {},
): Promise<Map<string, LivingResident>> {
  const rows = await reader.all('residents', where)
  const members = new Map<string, Awaited<ReturnType<typeof reader.all<'members'>>>[number]>()
  if (rows.some(({ member }) => member)) for (const row of await reader.all('members')) members.set(row.id, row)
  return new Map(rows.map(row => [row.id, asLiving(row, row.member ? members.get(row.member) : undefined, [])]))
}

/** Names of residents by id. */
export async function residentNames(reader: Reader, where: Partial<Resident> = {}): Promise<Map<string, string>> {
  return new Map([...(await livingResidents(reader, where))].map(([id, { name }]) => [id, name]))
}
