import { attachmentTypes, type AttachmentType } from '../attachments/attachment'
import type { Problem } from '../problem'
import type { Manifest } from './bagit'
import type { Detail } from './bundle-info'
import { toHex } from './bytes'
import type { Primitives } from './primitives'
import { refusals } from './refusals'
import type { BundleFile } from './zip-write'

/** A file that belongs to a record: a scan, a photograph, a form. */
export interface Attachment {
  bytes: Uint8Array
  type: AttachmentType
}

const folder = 'data/attachments/'
const shape = new RegExp(`^${folder}([0-9a-f]{64})\\.(${attachmentTypes.join('|')})$`)

/** The files that attachments travel as: named by what is in them, so that the same one is there once and under no name that says anything. */
export async function attachmentFiles(
  attachments: readonly Attachment[],
  { sha256 }: Pick<Primitives, 'sha256'>,
): Promise<BundleFile[]> {
  const files = new Map<string, BundleFile>()
  for (const { bytes, type } of attachments) {
    const path = `${folder}${toHex(await sha256(bytes))}.${type}`
    files.set(path, { path, bytes, asIs: true })
  }
  return [...files.values()]
}

/**
 * What is wrong with the attachments that came: a name that is not the sha-256 of what is in it, another kind of file, or
 * any at all in a bundle that says it names nobody, because a scan or a photograph does.
 * @param hashes sha-256 of every file below `data/`, as verified
 */
export function attachmentTrouble(hashes: Manifest, detail: Detail): Problem | null {
  for (const [path, hash] of hashes) {
    // A file that another system would take for this folder lies about its place.
    if (!path.toLowerCase().startsWith(folder)) continue
    const [, named] = shape.exec(path) ?? []
    if (named !== hash || detail !== 'named') return refusals.contents(path)
  }
  return null
}
