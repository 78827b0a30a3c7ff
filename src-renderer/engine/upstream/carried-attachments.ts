import { carriedOwners, type Attachment } from '../../../src-shared/attachments/attachment'
import { attachmentList } from '../../../src-shared/bundle/attachment-list'
import type { Attachment as CarriedFile } from '../../../src-shared/bundle/attachments'
import type { BundleFile } from '../../../src-shared/bundle/zip-write'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import { attachmentBytes } from '../attachments/queries'
import type { Outside } from '../command'

/** What a report carries of files: they are held in memory while it is built, signed and read back. */
const carriedLimit = 200 * 1024 * 1024

/**
 * The files of the members and meetings that a report carries, but for those that stay in this house, and the list that says which is whose. Refused where one
 * is missing here: the office above would take it for something that never was.
 */
export async function carriedAttachments(
  outside: Pick<Outside, 'main' | 'reader'>,
): Promise<Outcome<{ attachments: CarriedFile[]; files: BundleFile[] }>> {
  const rows = (await outside.reader.all('attachments')).filter(row => !row.inHouse && ownerOf(row))
  const total = rows.reduce((sum, { size }) => sum + size, 0)
  if (total > carriedLimit) return refused(tooMuch(total))
  const attachments: CarriedFile[] = []
  for (const { id } of rows) {
    const found = await attachmentBytes(outside, id)
    if (!found.ok) return found
    attachments.push({ bytes: found.value.bytes, type: found.value.row.type })
  }
  const ids = rows.map(row => ownerOf(row)!.id)
  const opaque = await outside.main['keys.opaque']({ ids })
  if (!opaque.ok) return opaque
  const listed = rows.map((row, i) => ({
    file: `${row.sha256}.${row.type}`,
    table: ownerOf(row)!.table,
    id: opaque.value[i]!,
    purpose: row.purpose,
    name: row.name,
  }))
  return done({ attachments, files: attachmentList(listed) })
}

/** Whose it is, where a report carries files of such a record. */
function ownerOf(row: Attachment): { table: string; id: string } | undefined {
  const field = (['member', 'meeting'] as const).find(name => row[name])
  return field && { table: carriedOwners[field], id: row[field]! }
}

const tooMuch = (total: number) => {
  const mega = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
  return problem(
    'attachments-too-much',
    `附件一共${mega(total)}，超过${mega(carriedLimit)}，没有写出。请不带附件报送，附件另外拷给上级。`,
    { path: ['attachments'] },
  )
}

export const attachmentsNamed = problem(
  'attachments-named',
  '附件里看得出是谁，只有含姓名的报送才能带。请改选报送内容，或者不带附件。',
  {
    path: ['attachments'],
  },
)
