import * as z from 'zod'
import { Attachment, isPicture } from '../../../src-shared/attachments/attachment'
import { copyName } from '../../../src-shared/attachments/file-name'
import { attachmentRefusals } from '../../../src-shared/attachments/refusals'
import { toBase64 } from '../../../src-shared/bundle/base64'
import { done, refused, Refusal, type Outcome } from '../../../src-shared/problem'
import { orNull } from '../../../src-shared/records/field'
import type { Stored } from '../../../src-shared/records/row'
import { defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { sha256Of } from './take-in'
import { ownerInput, theOwner, type Owner } from './owner'

const { id, purpose, name, type, size, sha256, width, height, note } = Attachment.shape
const inHouse = z.boolean()

/** The files of a record: the photo first, then as they came, those of one deed by their names. */
export async function attachmentsOf(reader: Reader, owner: Owner): Promise<Stored<Attachment>[]> {
  const { field, id: of } = theOwner(owner)
  // `第2页` before `第10页`.
  const byName = new Intl.Collator('zh-CN', { numeric: true }).compare
  const place = ({ purpose: what, createdAt }: Stored<Attachment>) => (what === 'photo' ? '' : createdAt)
  return (await reader.all('attachments', { [field]: of })).sort((a, b) => {
    const [first, second] = [place(a), place(b)]
    return first < second ? -1 : first > second ? 1 : byName(a.name, b.name)
  })
}

/** A file with its bytes as they were taken; refused where the content lacks them or has others. */
export async function attachmentBytes(
  outside: Pick<Outside, 'main' | 'reader'>,
  id: string,
): Promise<Outcome<{ row: Attachment; bytes: Uint8Array }>> {
  const row = await outside.reader.get('attachments', id)
  if (!row) return refused(attachmentRefusals.unknown)
  const bytes = await outside.main['content.get']({ sha256: row.sha256 })
  if (!bytes || (await sha256Of(outside, bytes)) !== row.sha256) return refused(attachmentRefusals.missing(row.name))
  return done({ row, bytes })
}

/** What belongs to a member or a meeting, and whether its bytes are there. */
export const listAttachments = defineQuery({
  name: 'attachments.list',
  title: '附件',
  input: z.object(ownerInput),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, purpose, name, type, size, sha256, width: orNull(width), height: orNull(height), note: orNull(note) },
        inHouse,
        /** What a copy is called. */
        copy: z.string(),
        /** Whether the content has it, in its size; whether it is unharmed says who reads it, and the doctor. */
        whole: z.boolean(),
      }),
    ),
  }),
  async run(reader, owner, { main }) {
    const files = await attachmentsOf(reader, owner)
    const asked = files.map(file => ({ sha256: file.sha256, size: file.size }))
    const absent = new Set(await main['content.absent']({ files: asked }))
    return {
      rows: files.map(file => ({
        ...{ id: file.id, purpose: file.purpose, name: file.name, type: file.type, size: file.size },
        ...{ sha256: file.sha256, width: file.width ?? null, height: file.height ?? null, note: file.note ?? null },
        inHouse: file.inHouse ?? false,
        ...{ copy: copyName(file), whole: !absent.has(file.sha256) },
      })),
    }
  },
})

/** A picture as a page shows it, in base64. Other kinds of files are opened by nothing here. */
export const attachmentPicture = defineQuery({
  name: 'attachments.picture',
  title: '查看图片',
  input: z.object({ id: id.meta({ label: '附件' }) }),
  output: z.object({ type, data: z.string() }),
  async run(_reader, { id: which }, outside) {
    const found = await attachmentBytes(outside, which)
    if (!found.ok) throw new Refusal(found.problems)
    const { row, bytes } = found.value
    if (!isPicture(row.type)) throw new Refusal([attachmentRefusals.notPicture(row.name)])
    return { type: row.type, data: toBase64(bytes) }
  },
})

/** The photo of a member as an address that a page and a paper show; null where there is none, or it cannot be read. */
export async function photoOf(outside: Pick<Outside, 'main' | 'reader'>, member: string): Promise<string | null> {
  const photo = (await attachmentsOf(outside.reader, { member })).find(file => file.purpose === 'photo')
  const found = photo && (await attachmentBytes(outside, photo.id))
  return found?.ok ? pictureAddress(found.value.row.type, toBase64(found.value.bytes)) : null
}

const pictureAddress = (type: Attachment['type'], data: string) =>
  `data:image/${type === 'jpg' ? 'jpeg' : 'png'};base64,${data}`
