import { givenName } from '../../../src-shared/attachments/file-name'
import { bytesAtOnce, fileLimit, filesAtOnce } from '../../../src-shared/attachments/limits'
import { attachmentRefusals } from '../../../src-shared/attachments/refusals'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'

/** A file as a command takes it from a page. */
export interface GivenFile {
  name: string
  bytes: Uint8Array
}

/** What an input for files offers first; what a file is says its content alone. */
export const acceptedFiles = '.pdf,.ofd,.jpg,.jpeg,.png,.docx,.xlsx'
export const acceptedPictures = '.jpg,.jpeg,.png'

/** Reads files that were dropped or chosen. Their sizes first: a film that slipped in is never read. */
export async function readGiven(files: readonly File[]): Promise<Outcome<GivenFile[]>> {
  if (files.length > filesAtOnce || files.reduce((sum, { size }) => sum + size, 0) > bytesAtOnce)
    return refused(attachmentRefusals.many)
  const read: GivenFile[] = []
  for (const file of files) {
    const name = givenName(file.name)
    if (file.size > fileLimit) return refused(attachmentRefusals.large(name))
    const bytes = await file.arrayBuffer().catch(() => null)
    if (!bytes) return refused(unreadable(name))
    read.push({ name: file.name, bytes: new Uint8Array(bytes) })
  }
  return done(read)
}

const unreadable = (name: string) =>
  problem(
    'attachment-unreadable',
    `“${name}”读不出来，没有添加。文件夹请打开以后选里面的文件；U盘上的，请检查还插着没有。`,
  )
