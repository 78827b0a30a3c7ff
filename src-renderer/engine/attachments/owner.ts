import * as z from 'zod'
import {
  attachmentOwners,
  ownerFields,
  type Attachment,
  type OwnerField,
} from '../../../src-shared/attachments/attachment'
import { attachmentRefusals } from '../../../src-shared/attachments/refusals'
import { Refusal } from '../../../src-shared/problem'
import type { Reader } from '../reader'

/** Whom files belong to, as commands and queries are told: one of these, and no other. */
export const ownerInput = {
  member: z.string().optional().meta({ label: '党员' }),
  meeting: z.string().optional().meta({ label: '会议' }),
  evidence: z.string().optional().meta({ label: '佐证材料' }),
} satisfies Record<OwnerField, z.ZodType>

export type Owner = Partial<Record<OwnerField, string | undefined>>

/** The one owner that was named. Throws a `Refusal` where that is none or several. */
export function theOwner(given: Owner): { field: OwnerField; id: string } {
  const named = ownerFields.flatMap(field => (given[field] ? [{ field, id: given[field] }] : []))
  if (named.length !== 1) throw new Refusal([attachmentRefusals.owner])
  return named[0]!
}

/** As `theOwner`; refused too where the books have no such record. */
export async function ownerOnBooks(reader: Reader, given: Owner): Promise<Pick<Attachment, OwnerField>> {
  const { field, id } = theOwner(given)
  if (!(await reader.get(attachmentOwners[field], id))) throw new Refusal([attachmentRefusals.owner])
  return { [field]: id }
}
