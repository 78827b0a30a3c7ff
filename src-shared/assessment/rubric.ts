import * as z from 'zod'
import { choice } from '../records/field'
import { wholeDate } from '../plain-date'

/** Every indicator belongs to one (S0: 学习型、服务型、发展型); the three subtotals are printed. */
export const aspects = { learning: '学习型', service: '服务型', growth: '发展型' } as const
export type Aspect = keyof typeof aspects

/** Points are whole tenths: 5 分 is 50. */
const tenths = (label: string) => z.number().int().min(0).max(100_000).meta({ label })
const share = (label: string) =>
  z
    .object({
      numerator: z.number().int().min(0).max(1_000_000).meta({ label: '分子' }),
      denominator: z.number().int().min(1).max(1_000_000).meta({ label: '分母' }),
    })
    .meta({ label })

const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9\u4e00-\u9fa5.-]{1,12}$/, { error: '编号用字母、数字，最多12个字' })
  .meta({ label: '编号' })
const name = z.string().trim().min(1, { error: '请填名称' }).meta({ label: '名称' })
const source = z.string().trim().min(1, { error: '请写明出处' }).meta({ label: '出处' })

/**
 * How a part of an indicator gets its score. A `fact` is a count over the office's own books, by name (facts.ts); null where the
 * program doesn't know it: then the two numbers are typed in, with evidence.
 */
export const Method = z.discriminatedUnion('by', [
  /** Full from one ratio on, nothing up to another, in proportion between them. */
  z.object({ by: z.literal('ratio'), fact: z.string().nullable(), full: share('满分线'), none: share('零分线') }),
  /** The score of the highest step that the number reaches. */
  z.object({
    by: z.literal('threshold'),
    fact: z.string().nullable(),
    unit: z.string(),
    steps: z
      .array(z.object({ from: z.number().int().min(0).meta({ label: '达到' }), score: tenths('得分') }))
      .min(1)
      .meta({ label: '档次' }),
  }),
  /** So much off for each that is wrong, down to nothing (扣完为止). */
  z.object({ by: z.literal('deduct'), fact: z.string().nullable(), each: tenths('每处扣分'), unit: z.string() }),
  /** What people judge, between nothing and the weight, with evidence. */
  z.object({ by: z.literal('manual') }),
])
export type Method = z.infer<typeof Method>

/** What is scored on its own; most indicators have one part. */
export const Part = z.object({
  code,
  name,
  weight: tenths('分值'),
  method: Method.meta({ label: '评分办法' }),
  /** When it has its full score, in words. */
  full: z.string().trim().min(1, { error: '请写明满分条件' }).meta({ label: '满分条件' }),
  /** What has to lie beside it. */
  evidence: z.array(z.string().trim().min(1)).meta({ label: '佐证材料' }),
})
export type Part = z.infer<typeof Part>

export const Indicator = z.object({
  code,
  name,
  aspect: choice(aspects).meta({ label: '类型' }),
  parts: z.array(Part).min(1).meta({ label: '评分点' }),
  source,
})
export type Indicator = z.infer<typeof Indicator>

export const Block = z.object({
  code,
  name,
  weight: tenths('分值'),
  indicators: z.array(Indicator).min(1).meta({ label: '指标' }),
})
export type Block = z.infer<typeof Block>

/** A grade holds from its lower end up to the next one's: half-open, so that nothing lies between two (domain §4.4 trap 4). */
export const Grade = z.object({
  code,
  name,
  from: tenths('起分'),
  /** Least share of its weight that every block must have, besides. */
  eachBlock: share('各类最低').optional(),
})
export type Grade = z.infer<typeof Grade>

/** A rubric pack: by what a community assesses itself. Data with source and version (domain §4.2). */
export const Rubric = z
  .object({
    id: z
      .string()
      .regex(/^[a-z0-9.-]{1,40}$/i, { error: '标识用字母、数字' })
      .meta({ label: '标识' }),
    version: z.number().int().min(1).meta({ label: '版本' }),
    name,
    from: wholeDate.meta({ label: '起用日期', unit: 'date' }),
    source,
    /** What all blocks sum to: 1000 for 100 分. */
    total: tenths('总分'),
    blocks: z.array(Block).min(1).meta({ label: '一级指标' }),
    bonus: z
      .object({
        cap: tenths('附加分上限'),
        items: z.array(z.object({ code, name, score: tenths('分值'), source })).meta({ label: '附加分' }),
      })
      .meta({ label: '附加分' }),
    /** From the highest to the lowest; the lowest begins at nought. */
    grades: z.array(Grade).min(1).meta({ label: '等级' }),
    /** What keeps the grade down: not above `most`, or none at all where that is null. */
    vetoes: z
      .array(z.object({ code, name, most: z.string().nullable().meta({ label: '最高等级' }), source }))
      .meta({ label: '否决事项' }),
    /** Least answers of a satisfaction survey. */
    leastAnswers: z.number().int().min(1).meta({ label: '测评最少份数' }),
  })
  .meta({ label: '5A自评办法' })
export type Rubric = z.infer<typeof Rubric>
