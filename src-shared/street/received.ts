import * as z from 'zod'
import { rowBase } from '../records/row'
import { Figure } from '../upstream/figure'

/** A received segment: one CSV file of a bundle, by its sha-256. */
export const SegmentRef = z
  .object({
    table: z.string().meta({ label: '表' }),
    path: z.string().meta({ label: '文件' }),
    sha256: z.string().meta({ label: '摘要' }),
    rows: z.number().int().nullable().meta({ label: '行数', unit: 'count' }),
  })
  .meta({ label: '分段' })

/** An accepted bundle: a pointer to its segments. `id` is the sha-256 of its tag manifest; never edited (bundle.md). */
export const Received = z
  .object({
    ...rowBase,
    office: z.string().meta({ label: '报送单位', index: true }),
    period: z.string().meta({ label: '报送期', index: true }),
    epoch: z.number().int().meta({ label: '密钥期' }),
    sequence: z.number().int().meta({ label: '序号' }),
    previous: z.string().meta({ label: '上一份' }),
    /** What the bundle calls its revision; under that name the store counts how often a row was written. */
    edition: z.number().int().meta({ label: '第几次报送' }),
    cutoff: z.string().meta({ label: '截止时间' }),
    receivedAt: z.string().meta({ label: '收到时间' }),
    segments: z.array(SegmentRef).meta({ label: '分段' }),
    /** As the sender wrote them. */
    figures: z.array(Figure).meta({ label: '报送数据' }),
    /** As recomputed here from the rows. */
    recomputed: z.array(Figure).meta({ label: '复算数据' }),
    /** What the sender said with it. */
    note: z.string().optional().meta({ label: '说明', personal: 'free' }),
    /** Instant at which it was taken out: it is kept and keeps its place in the sender's order, but nothing counts it. */
    takenOut: z.string().optional().meta({ label: '撤下时间' }),
    takenOutFor: z.string().optional().meta({ label: '撤下原因', personal: 'free' }),
  })
  .meta({ label: '收到的报送', indexes: ['[office+period]'] })

export type Received = z.infer<typeof Received>
export type SegmentRef = z.infer<typeof SegmentRef>
