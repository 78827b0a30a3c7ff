import * as z from 'zod'
import { Attachment, isPicture, purposes } from '../../../src-shared/attachments/attachment'
import { givenName } from '../../../src-shared/attachments/file-name'
import { withHiddenNumbers } from '../../../src-shared/attachments/hidden-numbers'
import { attachmentRefusals } from '../../../src-shared/attachments/refusals'
import { done, type Outcome } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { defineCommand } from '../command'
import { holdEvidence } from '../evidence-files'
import { takeOffReason } from '../removal'
import type { Tx } from '../transaction'
import { attachmentBytes } from './queries'
import { ownerInput, ownerOnBooks, type Owner } from './owner'
import { GivenFile, takeIn, type Taken } from './take-in'

const id = Attachment.shape.id.meta({ label: '附件' })
const { photo: _, ...otherPurposes } = purposes
/** What a file is; a portrait has a deed of its own. */
const purpose = choice(otherPurposes).meta({ label: '用途' })
const { note, inHouse } = Attachment.shape
const files = z.array(z.string()).optional().meta({ label: '文件' })
const contents = z.array(GivenFile).optional().meta({ label: '文件' })

/** Puts files beside a member or a meeting: one entry for all of them, whole or not at all. */
export const addAttachments = defineCommand({
  name: 'attachments.add',
  title: '添加附件',
  input: z.object({ ...ownerInput, files, contents, purpose: purpose.optional(), inHouse, note }),
  output: z.object({ ids: z.array(id) }),
  async prepare(outside, { files: tokens, contents: held, ...said }) {
    const taken = await takeIn(outside, { files: tokens, contents: held }, { sheets: said.meeting !== undefined })
    return taken.ok ? done({ taken: taken.value, ...said }) : taken
  },
  async run(tx, { taken, purpose: said, inHouse: stays, note: about, ...given }: Owner & AddedFiles) {
    const owner = await ownerOnBooks(tx, given)
    await holdEvidence(
      tx,
      owner.evidence,
      taken.map(({ name }) => name),
    )
    const known: Attachment[] = await tx.all('attachments', owner)
    const ids: string[] = []
    for (const file of taken) {
      refuseTwice(tx, known, file)
      const row: Attachment = {
        ...{ ...owner, ...file, id: tx.newId(), purpose: said ?? (isPicture(file.type) ? 'picture' : 'other') },
        ...(stays && { inHouse: true }),
        ...(about && { note: withHiddenNumbers(about) }),
      }
      known.push(row)
      await tx.put('attachments', row)
      ids.push(row.id)
    }
    return { ids }
  },
})

interface AddedFiles {
  taken: Taken[]
  purpose?: z.output<typeof purpose> | undefined
  inHouse?: boolean | undefined
  note?: string | undefined
}

/** Makes a picture the photo of a member, in the place of the one before, which stays in their history. */
export const setPhoto = defineCommand({
  name: 'attachments.setPhoto',
  title: '登记照片',
  input: z.object({
    member: z.string().meta({ label: '党员' }),
    file: z.string().optional().meta({ label: '文件' }),
    name: GivenFile.shape.name.optional(),
    bytes: GivenFile.shape.bytes.optional(),
  }),
  output: z.object({ id }),
  async prepare(outside, { member, file, name = '照片', bytes }): Promise<Outcome<{ member: string; taken: Taken }>> {
    const given = { files: file === undefined ? [] : [file], contents: bytes ? [{ name, bytes }] : [] }
    const taken = await takeIn(outside, given, { portrait: true })
    return taken.ok ? done({ member, taken: taken.value[0]! }) : taken
  },
  async run(tx, { member, taken }) {
    const owner = await ownerOnBooks(tx, { member })
    const before = (await tx.all('attachments', owner)).filter(file => file.purpose === 'photo')
    refuseTwice(tx, before, taken)
    await tx.remove(
      'attachments',
      before.map(file => file.id),
    )
    const row = { ...owner, ...taken, id: tx.newId(), purpose: 'photo' as const }
    await tx.put('attachments', row)
    return { id: row.id }
  },
})

/** Says what a file is, what it is called and whether it goes with reports; a field left out stays, an empty note goes. */
export const describeAttachment = defineCommand({
  name: 'attachments.describe',
  title: '更改附件说明',
  input: z.object({
    id,
    name: Attachment.shape.name.optional(),
    purpose: purpose.optional(),
    inHouse,
    note: note.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: which, name, purpose: said, inHouse: stays, note: about }) {
    const { note: was, inHouse: stayed, ...known } = await fileIn(tx, which)
    const now = about === undefined ? was : about || undefined
    await tx.put('attachments', {
      ...known,
      ...(name && { name: givenName(name) }),
      ...(said && known.purpose !== 'photo' && { purpose: said }),
      ...((stays ?? stayed) && { inHouse: true }),
      ...(now && { note: withHiddenNumbers(now) }),
    })
    return { id: which }
  },
})

/** Takes a file off its record. Its bytes stay: history, journal and backups may bring the row back. */
export const removeAttachment = defineCommand({
  name: 'attachments.remove',
  title: '取下附件',
  input: z.object({ id, reason: takeOffReason }),
  output: z.object({ id, reason: takeOffReason }),
  async run(tx, { id: which, reason }) {
    const { evidence } = await fileIn(tx, which)
    await holdEvidence(tx, evidence)
    await tx.remove('attachments', [which])
    return { id: which, reason }
  },
})

/** Writes a copy of a file where somebody said; that it left the books stands in the journal. */
export const saveAttachment = defineCommand({
  name: 'attachments.save',
  title: '另存附件',
  recorded: true,
  final: '附件已经另存，不能撤销。不要了的，删除那个文件即可。',
  input: z.object({ id, to: z.string().meta({ label: '保存为' }) }),
  output: z.object({ id, file: z.string(), size: z.number().int() }),
  async prepare(outside, { id: which, to }) {
    const found = await attachmentBytes(outside, which)
    if (!found.ok) return found
    const saved = await outside.main['file.save']({ token: to, bytes: found.value.bytes })
    return saved.ok ? done({ id: which, ...saved.value }) : saved
  },
  run: async (_tx, written) => written,
  kept: ({ file: __, ...output }) => output,
})

async function fileIn(tx: Tx, which: string) {
  return (await tx.get('attachments', which)) ?? tx.refuse(attachmentRefusals.unknown)
}

/** The same file twice beside one record is one too many. */
function refuseTwice(tx: Tx, known: readonly Attachment[], file: Taken): void {
  const given = (one: Pick<Attachment, 'sha256' | 'originalSha256'>) => one.originalSha256 ?? one.sha256
  if (known.some(one => given(one) === given(file))) tx.refuse(attachmentRefusals.twice(file.name))
}
