import * as crypto from 'node:crypto'
import { signMessage } from '../../../src-main/keys/sign'
import { trustedComment } from '../../../src-shared/bundle/trusted-comment'
import type { BuiltBundle } from '../../../src-shared/bundle/write-bundle'
import { writeZip } from '../../../src-shared/bundle/zip-write'
import { info, key } from './sample'

const own = ['tagmanifest-sha256.txt', 'tagmanifest-sha256.txt.minisig', 'manifest-sha256.txt']
const line = (path: string, bytes: Uint8Array) =>
  `${crypto.createHash('sha256').update(bytes).digest('hex')}  ${path}\n`

/** A changed bundle with right manifests and a right signature: what a sender with a bad program could make. */
export async function rebag(
  built: BuiltBundle,
  change: (files: Map<string, Uint8Array>) => void,
  comment = trustedComment(info),
): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>(built.files.filter(f => !own.includes(f.path)).map(f => [f.path, f.bytes]))
  change(files)
  const lines = (payload: boolean) =>
    [...files]
      .filter(([path]) => path.startsWith('data/') === payload)
      .map(([path, bytes]) => line(path, bytes))
      .join('')
  files.set('manifest-sha256.txt', Buffer.from(lines(true)))
  const tags = Buffer.from(lines(false))
  files.set('tagmanifest-sha256.txt', tags)
  files.set('tagmanifest-sha256.txt.minisig', Buffer.from(signMessage(key, tags, comment)))
  return zipOf(built.name, files)
}

/** Any files in a good container, signed or not. */
export function zipOf(base: string, files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  return writeZip(
    base,
    [...files].map(([path, bytes]) => ({ path, bytes })),
  )
}
