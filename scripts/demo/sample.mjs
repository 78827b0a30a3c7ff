import { join } from 'node:path'
import { root } from '../places.mjs'
import { ask } from './ask.mjs'

/** The sample community and the sample street above it. */
export const sampleOffice = { role: 'community', name: '中共安平社区委员会', code: '371722001001', operator: '周敏' }
export const sampleStreet = { role: 'street', name: '中共云溪街道工作委员会', code: '371722001000', operator: '吴建平' }
export const samplePeriod = '2026Q3'

/**
 * Makes the sample office in an empty profile: its roster from the sample workbook, one meeting with a vote.
 *
 * @param {string} profile
 * @returns {Promise<{ added: number, meeting: string, branch: string, member: string }>}
 */
export async function makeSampleOffice(profile) {
  await ask(profile, ['do', 'office.create'], sampleOffice)
  const { added } = await ask(profile, ['import', join(root, 'resources/sample/roster.xlsx'), '--as', 'members'])
  const draft = await sampleMeeting(profile)
  const { id } = await ask(profile, ['do', 'meetings.record'], draft)
  return { added, meeting: id, branch: draft.branch, member: draft.attendance[3]?.member ?? '' }
}

/**
 * A general meeting of the first branch: three absent with reasons, one vote.
 *
 * @param {string} profile
 */
async function sampleMeeting(profile) {
  const date = '2026-09-20'
  const { rows } = await ask(profile, ['query', 'roster.members'], { asOf: date })
  const branch = /** @type {string} */ (rows[0].branch)
  const people = rows.filter((/** @type {any} */ row) => row.branch === branch)
  const absent = ['leave_sick', 'leave_official', 'absent_unexcused']
  const voters = people.filter(
    (/** @type {any} */ person, /** @type {number} */ i) => person.membership === 'full' && i >= absent.length,
  )
  const [chair, recorder] = voters
  return {
    kind: 'branchGeneral',
    branch,
    date,
    begins: '14:30',
    ends: '15:40',
    place: '党群服务站',
    chair: chair.name,
    recorder: recorder.name,
    agenda: [
      {
        title: '审议小区楼道充电桩改造共建方案',
        minutes: `${chair.name}：通报方案起草情况，改造6个单元，涉及112户，由物业和驻区单位共建。\n${recorder.name}：建议把充电桩离楼道口的距离写进方案，施工时间避开午休。`,
      },
    ],
    attendance: /** @type {{ member: string, status: string }[]} */ (
      people.map((/** @type {any} */ person, /** @type {number} */ i) => ({
        member: person.id,
        status: absent[i] ?? 'present',
      }))
    ),
    decisions: [
      {
        title: '方案修改后报社区党委，11月开工。',
        owner: recorder.name,
        due: '2026-11-30',
        vote: { ballot: 'show', yes: voters.length - 1, no: 0, abstain: 1 },
      },
    ],
  }
}
