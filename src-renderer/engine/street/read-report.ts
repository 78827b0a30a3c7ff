import type { ReceivedRow } from '../../../src-shared/bundle/read-rows'
import { readBundle, type ReadBundle } from '../../../src-shared/bundle/read-bundle'
import { done, warning, type Outcome, type Problem } from '../../../src-shared/problem'
import { arraySource } from '../../../src-shared/source'
import { differencesOf } from '../../../src-shared/street/current'
import type { Received } from '../../../src-shared/street/received'
import { keysOf, mayStand } from '../../../src-shared/street/key-rules'
import { placeOf, type Missing } from '../../../src-shared/street/sequence'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { workerPrimitives } from '../bundle-primitives'
import type { Outside } from '../command'

/** A report that verified whole and has its place among those received before. Nothing was written for it. */
export interface ReadReport {
  bundle: ReadBundle
  received: Omit<Received, 'id' | 'receivedAt'>
  /** The very same report as it was received before, taken out or not. */
  held: Received | undefined
  missing: Missing
  /** The rows that came; none where it is held and counts, or brought figures alone. */
  tables: Record<string, ReceivedRow[]>
  warnings: Problem[]
}

/** Reads a report as the receiver's rules have it (bundle.md, what the receiver does): to take it in, or only to look. */
export async function readReport(
  { main, reader, now }: Pick<Outside, 'main' | 'reader' | 'now'>,
  bytes: Uint8Array,
): Promise<Outcome<ReadReport>> {
  const children = new Map((await reader.all('children')).map(child => [child.id, child]))
  const read = await readBundle(bytes, {
    primitives: workerPrimitives(main),
    kind: 'report',
    keyFor: office => {
      const child = children.get(office)
      return child ? keysOf(child) : null
    },
  })
  if (!read.ok) return read
  const bundle = read.value
  const { info, digest, figures, segments } = bundle
  const held = await reader.get('received', digest)
  const stands = mayStand(children.get(info.office)!, bundle, held !== undefined)
  if (!stands.ok) return stands
  const place = placeOf(info, digest, await reader.all('received'))
  if (!place.ok) return place
  const { missing } = place.value
  const needsRows = info.detail !== 'figures' && (!held || held.takenOut)
  const tables = needsRows ? bundle.tables() : done({})
  if (!tables.ok) return tables
  const received = held ?? {
    office: info.office,
    period: info.period,
    epoch: info.epoch,
    sequence: info.sequence,
    previous: info.previous,
    edition: info.revision,
    cutoff: info.cutoff,
    ...(info.note && { note: info.note }),
    segments: segments.map(({ table, path, sha256, rows }) => ({ table, path, sha256, rows })),
    figures,
    recomputed: segments.length ? await figuresOf(arraySource(tables.value), info.period, info.date) : [],
  }
  const warnings = warningsOf(info, received, missing, now())
  return done({ bundle, received, held, missing, tables: tables.value, warnings })
}

function warningsOf(
  { officeName, cutoff }: ReadBundle['info'],
  received: Pick<Received, 'figures' | 'recomputed'>,
  missing: Missing,
  now: string,
): Problem[] {
  const differ = differencesOf(received).map(({ counted }) => counted.label)
  return [
    ...(missing.count ? [warning('bundle-gap', gapWords(officeName, missing))] : []),
    ...(differ.length
      ? [
          warning(
            'figures-differ',
            `按明细重新计算，${officeName}有${differ.length}项数据不一致：${differ.join('、')}。请该单位核对。`,
          ),
        ]
      : []),
    ...(cutoff > now ? [warning('clock-ahead', `${officeName}的截止时间晚于本机时间，请核对两边电脑的日期。`)] : []),
  ]
}

function gapWords(officeName: string, { first, count }: Missing): string {
  const more = count > first.length ? `等${count}份` : '份'
  return `${officeName}第${first.join('、')}${more}报送没有收到：可能没有送来，也可能写U盘时没有写成。请问一下该单位。`
}
