import { done, type Outcome } from '../problem'
import type { Figure } from '../upstream/figure'
import type { ReplyContents } from '../upstream/reply'
import { attachmentFiles, type Attachment } from './attachments'
import { writeBagInfo } from './bag-info'
import { bagDeclaration, tagFiles, toManifest } from './bagit'
import type { BundleInfo } from './bundle-info'
import { bundleName } from './bundle-name'
import { toHex } from './bytes'
import { writeDatapackage } from './datapackage'
import { writeFigures } from './figures-csv'
import { bundleLimits } from './limits'
import type { Primitives } from './primitives'
import { replySegments } from './reply-tables'
import { makeSegments, type KeptRows, type Opaque, type Segment } from './segments'
import { trustedComment } from './trusted-comment'
import { encodeUtf8 } from './utf8'
import { readZipDirectory } from './zip-directory'
import { writeZip, type BundleFile } from './zip-write'

export interface BundleDraft {
  info: BundleInfo
  /** Rows of the kept tables, deleted ones included; only what the detail lets out is written. */
  tables: KeptRows
  figures: readonly Figure[]
  /** Of a reply, and of nothing else: what it says. */
  reply?: ReplyContents
  /** Files that belong to the records; they leave only where people are named. */
  attachments?: readonly Attachment[]
  /** Further files below `data/`, such as sheets. */
  files?: readonly BundleFile[]
  /** Opaque ids of local ones, in the same order. */
  opaque: Opaque
  /** Signs the tag manifest: text of a `.minisig` file, or why not. Uses the sequence up. */
  sign: (message: Uint8Array, trustedComment: string) => Promise<Outcome<string>>
  primitives: Pick<Primitives, 'sha256' | 'deflateRaw'>
}

export interface BuiltBundle {
  /** Base directory inside; with `.qlb` the name of the file. */
  name: string
  bytes: Uint8Array<ArrayBuffer>
  /** sha-256 of the tag manifest in hexadecimal: what the next bundle names as its previous. */
  digest: string
  files: BundleFile[]
}

/** Builds a signed bundle of format 1. The same rows give the same files; only what `info` says differs. */
export async function buildBundle(draft: BundleDraft): Promise<Outcome<BuiltBundle>> {
  const { info, primitives } = draft
  const segments = draft.reply
    ? done(replySegments(draft.reply))
    : await makeSegments(draft.tables, info.detail, draft.opaque)
  if (!segments.ok) return segments
  const attached = info.detail === 'named' ? await attachmentFiles(draft.attachments ?? [], primitives) : []
  const payload = makePayload({ ...draft, files: [...(draft.files ?? []), ...attached] }, segments.value)
  const manifest = toManifest(await hashed(payload, primitives))
  const tags: BundleFile[] = [
    { path: tagFiles.declaration, bytes: encodeUtf8(bagDeclaration) },
    { path: tagFiles.info, bytes: encodeUtf8(writeBagInfo(info, payload)) },
    { path: tagFiles.manifest, bytes: encodeUtf8(manifest) },
  ]
  const tagManifest = encodeUtf8(toManifest(await hashed(tags, primitives)))
  const digest = toHex(await primitives.sha256(tagManifest))
  const name = bundleName(info)
  const filesWith = (signature: string): BundleFile[] => [
    ...tags,
    { path: tagFiles.tagManifest, bytes: tagManifest },
    { path: tagFiles.signature, bytes: encodeUtf8(signature) },
    ...payload,
  ]
  // What a receiver would refuse for its size must not use a sequence up.
  const limited = readZipDirectory(await writeZip(name, filesWith(''), primitives.deflateRaw), bundleLimits)
  if (!limited.ok) return limited
  const signature = await draft.sign(tagManifest, trustedComment(info))
  if (!signature.ok) return signature
  const files = filesWith(signature.value)
  return done({ name, bytes: await writeZip(name, files, primitives.deflateRaw), digest, files })
}

function makePayload({ info, figures, files = [] }: BundleDraft, segments: readonly Segment[]): BundleFile[] {
  const figureFile = writeFigures(figures, info.cutoff)
  const descriptor = encodeUtf8(writeDatapackage(info, segments, figureFile))
  return [
    { path: 'data/datapackage.json', bytes: descriptor },
    ...[...segments, figureFile].map(({ path, bytes }) => ({ path: `data/${path}`, bytes })),
    ...files,
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function hashed(files: readonly BundleFile[], { sha256 }: Pick<Primitives, 'sha256'>) {
  return Promise.all(files.map(async ({ path, bytes }) => ({ path, sha256: await sha256(bytes) })))
}
