import type { PlainDate } from '../../../../src-shared/plain-date'
import type { PointsPack } from '../../../../src-shared/points/pack'
import type { QueryOutput } from '../../../engine/client'
import { dateField, onDay, runs, type Deed } from '../../roster/deeds/deed'

export type VetoRow = QueryOutput<'points.vetoes'>['rows'][number]

/** What a veto does to the points by the rules in force, in a sentence. */
export const vetoEffectWords = (pack: Pick<PointsPack, 'vetoEffect'> | null): string =>
  pack?.vetoEffect === 'zero'
    ? '按现行积分办法，认定以后当年积分计0分；等次仍由支部党员大会民主评议决定。'
    : '分数照样看得到，不因此改动；等次由支部党员大会民主评议决定。'

/** What an organisation decided, with the document and the resolution. */
export function vetoDeed(today: PlainDate, pack: Pick<PointsPack, 'vetoes' | 'vetoEffect'>, name: string): Deed {
  const year = Number(today.slice(0, 4))
  return {
    question: '登记一票否决认定',
    deed: '登记',
    remedy: `${vetoEffectWords(pack)}误登的可以删除。`,
    fields: [
      { name: 'member', label: '党员', as: 'member' },
      {
        ...{ name: 'year', label: '年度', as: 'choice' },
        options: [year, year - 1].map(value => ({ value: String(value), label: `${value}年` })),
      },
      {
        ...{ name: 'code', label: '情形', as: 'choice' },
        options: pack.vetoes.map(({ code, name: words }) => ({ value: code, label: words })),
      },
      dateField('认定日期'),
      { name: 'document', label: '文件和文号', as: 'text', hint: '如 街纪发〔2026〕3号' },
      { name: 'resolution', label: '支委会决议', as: 'text', hint: '如 2026年10月12日支部委员会会议' },
    ],
    initial: { ...onDay(today), member: name, year: String(year) },
    run: (engine, { year: of, ...texts }, command) =>
      runs('points.noteVeto', { year: Number(of) })(engine, texts, command),
    said: '已登记一票否决认定',
  }
}

/** The organisation took back what it had decided. */
export const liftDeed = (today: PlainDate, { id, name }: VetoRow): Deed => ({
  question: `撤销${name}的一票否决认定`,
  deed: '登记撤销',
  remedy: '原来的认定保留，注明撤销。误登的不要撤销，点“删除”。',
  fields: [dateField('撤销日期', 'on'), { name: 'why', label: '撤销依据', as: 'text', hint: '文件名称和文号' }],
  initial: onDay(today, 'on'),
  run: runs('points.liftVeto', { id }),
  said: `已撤销${name}的一票否决认定`,
})
