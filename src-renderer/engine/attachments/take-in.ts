import * as z from 'zod'
import { isPicture, type Attachment, type PictureType } from '../../../src-shared/attachments/attachment'
import { givenName } from '../../../src-shared/attachments/file-name'
import { fileType } from '../../../src-shared/attachments/file-type'
import {
  bytesAtOnce,
  fileLimit,
  filesAtOnce,
  longestPhotoSide,
  longestSide,
  mostPixels,
} from '../../../src-shared/attachments/limits'
import { pictureSize } from '../../../src-shared/attachments/picture-size'
import { attachmentRefusals as refusals } from '../../../src-shared/attachments/refusals'
import { toHex } from '../../../src-shared/bundle/bytes'
import { done, refused, type Outcome } from '../../../src-shared/problem'
import { workerPrimitives } from '../bundle-primitives'
import type { Outside } from '../command'
import { codesOf } from './codes-of'

/** A file that the window has in hand: dropped, or chosen there. */
export const GivenFile = z.object({
  name: z.string().meta({ label: '文件名' }),
  bytes: z.custom<Uint8Array>(value => value instanceof Uint8Array).meta({ label: '文件内容' }),
})

/** Files by their tokens, or as the window has them. */
export interface Given {
  files?: readonly string[] | undefined
  contents?: readonly z.output<typeof GivenFile>[] | undefined
}

/** What a row says of a file whose bytes lie in the content. */
export type Taken = Omit<Attachment, 'id' | 'purpose' | 'member' | 'meeting' | 'note'>

interface Judged {
  row: Taken
  bytes: Uint8Array
}

/**
 * Reads files, judges each by what is in it, draws pictures anew, and writes the bytes: all of them or none. What they
 * belong to is the caller's.
 * @param portrait whether it is the photo of a person, which is a picture and smaller
 * @param sheets whether a page of a printed record may be among them, which is known by its code
 */
export async function takeIn(
  outside: Outside,
  given: Given,
  { portrait = false, sheets = false } = {},
): Promise<Outcome<Taken[]>> {
  const tokens = given.files ?? []
  const contents = given.contents ?? []
  const count = tokens.length + contents.length
  if (!count) return refused(refusals.none)
  if (count > filesAtOnce) return refused(refusals.many)
  const judged: Judged[] = []
  let held = 0
  for (const one of [...tokens, ...contents]) {
    const read = typeof one === 'string' ? await outside.main['attachment.read']({ token: one }) : done(one)
    if (!read.ok) return read
    held += read.value.bytes.length
    if (held > bytesAtOnce) return refused(refusals.many)
    const taken = await judge(outside, read.value, portrait)
    if (!taken.ok) return taken
    const { row, bytes } = taken.value
    const codes = sheets ? await codesOf(read.value.bytes, outside.readCode, outside.clock) : undefined
    judged.push({ row: { ...row, ...(codes && { codes }) }, bytes })
  }
  for (const { row, bytes } of judged) {
    const put = await outside.main['content.put']({ sha256: row.sha256, bytes })
    if (!put.ok) return put
  }
  return done(judged.map(({ row }) => row))
}

async function judge(outside: Outside, file: z.output<typeof GivenFile>, portrait: boolean): Promise<Outcome<Judged>> {
  const { bytes } = file
  const name = givenName(file.name)
  if (!bytes.length) return refused(refusals.empty(name))
  if (bytes.length > fileLimit) return refused(refusals.large(name))
  const type = fileType(bytes)
  if (type === 'macros') return refused(refusals.macros(name))
  if (type !== null && isPicture(type)) return drawn(outside, { name, bytes, type }, portrait)
  if (portrait) return refused(refusals.notPicture(name))
  if (type === null) return refused(refusals.type(name))
  return done({ row: { name, type, sha256: await sha256Of(outside, bytes), size: bytes.length }, bytes })
}

async function drawn(
  outside: Outside,
  { name, bytes, type }: { name: string; bytes: Uint8Array; type: PictureType },
  portrait: boolean,
): Promise<Outcome<Judged>> {
  // Before anything is decoded: a small file may claim more pixels than the PC has memory.
  const claimed = pictureSize(bytes, type)
  if (!claimed) return refused(refusals.damaged(name))
  if (claimed.width * claimed.height > mostPixels) return refused(refusals.pixels(name))
  const shrunk = await outside.shrink(bytes, type, portrait ? longestPhotoSide : longestSide)
  if (!shrunk) return refused(refusals.damaged(name))
  const { width, height } = shrunk
  return done({
    row: {
      ...{ name, type: shrunk.type, width, height },
      ...{ sha256: await sha256Of(outside, shrunk.bytes), size: shrunk.bytes.length },
      ...{ originalSha256: await sha256Of(outside, bytes), originalSize: bytes.length },
    },
    bytes: shrunk.bytes,
  })
}

export const sha256Of = async ({ main }: Pick<Outside, 'main'>, bytes: Uint8Array): Promise<string> =>
  toHex(await workerPrimitives(main).sha256(bytes))
