import { done, refused, type Outcome } from '../problem'
import type { Figure } from '../upstream/figure'
import { readAttachmentList, type ListedAttachment } from './attachment-list'
import { attachmentTrouble } from './attachments'
import { newestHere, type Newest } from './bag-info'
import type { BundleInfo, BundleKind } from './bundle-info'
import { shapesOf } from './bundle-shapes'
import { readFigures } from './figures-csv'
import { bundleLimits, type BundleLimits } from './limits'
import { openBundle } from './open-bundle'
import type { Primitives } from './primitives'
import { readDatapackage } from './read-datapackage'
import { readTables, type ReceivedRow, type SegmentBytes } from './read-rows'
import { refusals } from './refusals'

export interface Reading {
  primitives: Pick<Primitives, 'sha256' | 'inflateRaw' | 'verify'>
  /** The approved keys of an office, null where none was approved. The bundle never brings its own. */
  keyFor: (office: string) => readonly string[] | string | null
  /** The one kind that is taken here; any other is refused before its contents are looked at. */
  kind?: BundleKind
  limits?: BundleLimits
  newest?: Newest
}

/** One CSV file of a table with its sha-256 in hexadecimal; whoever holds that hash already need not read it. */
interface ReadSegment extends SegmentBytes {
  sha256: string
}

/** A bundle that was verified as a whole. Its rows are read when they are asked for. */
export interface ReadBundle {
  info: BundleInfo
  /** sha-256 of the tag manifest in hexadecimal. */
  digest: string
  /** The approved key that it was verified with. */
  publicKey: string
  figures: Figure[]
  segments: ReadSegment[]
  /** Files that belong to rows of it. */
  attachments: ListedAttachment[]
  /** All files by their path below the base directory. */
  files: ReadonlyMap<string, Uint8Array>
  /** The tables' rows in their records' shape, as far as they were sent. Parsed at each call. */
  tables: () => Outcome<Record<string, ReceivedRow[]>>
}

/**
 * Reads a bundle of rows and figures from an office whose key was approved.
 * An enrolment, which presents a key that is not approved yet, is read by `readEnrolment`.
 */
export async function readBundle(bytes: Uint8Array, reading: Reading): Promise<Outcome<ReadBundle>> {
  const { primitives, limits = bundleLimits, newest = newestHere } = reading
  const opened = await openBundle(bytes, {
    primitives,
    limits,
    newest,
    keysOf: async ({ office, kind }) => {
      if (kind === 'enrolment') return refused(refusals.kind())
      const keys = reading.keyFor(office)
      return keys === null ? refused(refusals.unknownOffice(office)) : done([keys].flat())
    },
  })
  if (!opened.ok) return opened
  const { info, digest, publicKey, files, hashes } = opened.value
  if (reading.kind && info.kind !== reading.kind) return refused(refusals.kind())
  const attached = attachmentTrouble(hashes, info.detail)
  if (attached) return refused(attached)
  const listed = readAttachmentList(files, info.detail)
  if (!listed.ok) return listed
  const described = readDatapackage(files, shapesOf(info))
  if (!described.ok) return described
  const figures = readFigures(files.get('data/figures.csv') ?? new Uint8Array(), info.cutoff)
  if (!figures) return refused(refusals.contents('data/figures.csv'))
  const segments = described.value.map(segment => ({
    ...segment,
    sha256: hashes.get(`data/${segment.path}`)!,
    bytes: files.get(`data/${segment.path}`)!,
  }))
  return done({
    ...{ info, digest, publicKey, figures, segments, attachments: listed.value, files },
    tables: () => readTables(segments, shapesOf(info)),
  })
}
