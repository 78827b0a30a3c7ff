import type { ChoiceOption } from '../../widgets/Choice.vue'
import { runs, type Deed, type DeedField } from '../roster/deeds/deed'

const meetingField = (options: readonly ChoiceOption[]): DeedField[] =>
  options.length ? [{ name: 'meeting', label: '会议记录', as: 'choice', optional: true, options }] : []
const place: DeedField = { name: 'place', label: '存放处', as: 'text', optional: true, hint: '如：档案柜3号，第2盒' }
const remedy = '添加错了，按 Ctrl+Z 撤销，或者取下。'

/** Where a paper that the rubric asks for is, if it is no file. */
export const placeDeed = (
  assessment: string,
  part: string,
  paper: string,
  meetings: readonly ChoiceOption[],
): Deed => ({
  ...{ question: `${part} ${paper}`, deed: '添加', remedy, said: `已添加${paper}` },
  fields: [...meetingField(meetings), place],
  run: runs('assessment.addEvidence', { assessment, part, paper }),
})

/** A paper that the rubric does not ask for. */
export const otherEvidenceDeed = (assessment: string, part: string, meetings: readonly ChoiceOption[]): Deed => ({
  ...{ question: `${part} 添加佐证材料`, deed: '添加', remedy, said: '已添加佐证材料' },
  fields: [{ name: 'name', label: '材料名称', as: 'text' }, ...meetingField(meetings), place],
  run: runs('assessment.addEvidence', { assessment, part }),
})
