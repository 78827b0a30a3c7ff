import type { PlainDate } from '../../../src-shared/plain-date'
import type { Outside } from '../command'
import { ownOffice } from '../office/queries'
import type { Reader } from '../reader'

/** The day on which these books began, on the office's clock; today where there is no office yet. */
export async function booksSince(
  reader: Reader,
  { dateOf, today }: Pick<Outside, 'dateOf' | 'today'>,
): Promise<PlainDate> {
  const office = await ownOffice(reader)
  return office ? dateOf(office.createdAt) : today()
}
