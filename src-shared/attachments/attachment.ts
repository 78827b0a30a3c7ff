import * as z from 'zod'
import { sheetCodeShape } from '../meetings/sheet-code'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { yesNo } from '../roster/choices'

/** Kinds of files that are kept and that travel: nothing that a double click would run. */
export const attachmentTypes = ['pdf', 'ofd', 'jpg', 'png', 'docx', 'xlsx'] as const

export type AttachmentType = (typeof attachmentTypes)[number]

/** Those that a page can show by itself; the others are saved and opened with their own program. */
export const pictureTypes = ['jpg', 'png'] as const satisfies readonly AttachmentType[]

export type PictureType = (typeof pictureTypes)[number]

export const isPicture = (type: AttachmentType): type is PictureType =>
  (pictureTypes as readonly AttachmentType[]).includes(type)

/** What a file is to its record. `photo` is the portrait of a person, and a member has one. */
export const purposes = { photo: '照片', scan: '扫描件', picture: '图片', other: '材料' } as const

export type Purpose = keyof typeof purposes

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().positive()

/**
 * A file that belongs to a record. Its bytes lie in `content/` under their sha-256; the row is the only thing that is
 * journalled. Exactly one of the fields that `attachmentOwners` names is set.
 */
export const Attachment = z
  .object({
    ...rowBase,
    member: z.string().optional().meta({ label: '党员', ref: 'members', index: true }),
    meeting: z.string().optional().meta({ label: '会议', ref: 'meetings', index: true }),
    evidence: z.string().optional().meta({ label: '佐证材料', ref: 'evidence', index: true }),
    purpose: choice(purposes).meta({ label: '用途' }),
    /** As it was given; mostly it names somebody. */
    name: z.string().min(1).meta({ label: '文件名', personal: 'free' }),
    type: z.enum(attachmentTypes).meta({ label: '类型', technical: true }),
    sha256: digest.meta({ label: '校验值', technical: true }),
    size: count.meta({ label: '大小', technical: true }),
    /** Of a picture: how many pixels it has as it is kept. */
    width: count.optional().meta({ label: '宽（像素）', technical: true }),
    height: count.optional().meta({ label: '高（像素）', technical: true }),
    /** Of a picture: what was given, before it was shrunk and freed of what the camera wrote into it. */
    originalSha256: digest.optional().meta({ label: '原件校验值', technical: true }),
    originalSize: count.optional().meta({ label: '原件大小', technical: true }),
    /** Stays in this house: in no report, however it is sent; in every backup. */
    inHouse: z.boolean().optional().meta({ label: '不随上报', choices: yesNo }),
    /** Of a scan beside a meeting: the codes of printed records that were read in it; empty where it was looked into and has none. */
    codes: z.array(z.string().regex(sheetCodeShape)).optional().meta({ label: '页脚二维码', technical: true }),
    note: z.string().optional().meta({ label: '说明', personal: 'free' }),
  })
  .meta({ label: '附件' })

export type Attachment = z.infer<typeof Attachment>

/** Records that files may belong to, by the field that names them: the one place to add another kind. */
export const attachmentOwners = { member: 'members', meeting: 'meetings', evidence: 'evidence' } as const

export type OwnerField = keyof typeof attachmentOwners

/** Owners whose files a report carries; of evidence it says names and sha-256 alone. */
export const carriedOwners = { member: 'members', meeting: 'meetings' } as const

export const ownerFields = Object.keys(attachmentOwners) as OwnerField[]
