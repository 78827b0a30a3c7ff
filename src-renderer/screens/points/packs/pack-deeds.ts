import type { Deed } from '../../roster/deeds/deed'
import { runs } from '../../roster/deeds/deed'
import type { Removal } from '../../removal'
import { packTitle } from '../../../../src-shared/points/pack-title'
import { type PackLine } from './pack-words'

/** Adopting a version, from the first day on that the books allow unless somebody says another. */
export function adoptDeed(line: PackLine): Deed {
  return {
    question: `起用“${packTitle(line)}”？`,
    deed: '起用',
    remedy:
      '起用以后不能撤销，也不能改：以后发生的事都按它计，以前登记的不变。起用错了的，在起用日期以前重新起用正确的一版，起用日期相同。',
    fields: [
      {
        name: 'from',
        label: '起用日期',
        as: 'date',
        hint: '某月1日；基础分、总分不同的，从新的周期开始，如1月1日。今年还没有登记积分的，可从今年1月1日起用',
      },
      { name: 'resolution', label: '决议', as: 'text', hint: '哪次会议、怎样决定的，如“9月10日支部党员大会讨论通过”' },
    ],
    initial: { from: line.proposed },
    run: runs('points.adoptPack', { id: line.id }),
    said: `已起用 ${packTitle(line)}`,
  }
}

/** Taking a draft away. */
export const draftRemoval = (line: PackLine): Removal => ({
  command: 'points.dropDraft',
  id: line.id,
  name: `草案“${packTitle(line)}”`,
  about: '只删除草案，现行的办法和登记的积分不变。',
  example: '如：不采用了',
})
