// The main job on the sample office, without a hand: roster → meeting → points → printed sheet → bundle → street.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { ask } from './demo/ask.mjs'
import { takePictures } from './demo/pictures.mjs'
import { root } from './places.mjs'
import { say } from './say.mjs'

const out = join(root, 'demo-output')
const office = { role: 'community', name: '中共安平社区委员会', code: '371722001001', operator: '周敏' }
const street = { role: 'street', name: '中共云溪街道工作委员会', code: '371722001000', operator: '吴建平' }
const period = '2026Q3'

/** Does the main job headless and leaves every result in `demo-output/`. */
export async function demo() {
  rmSync(out, { recursive: true, force: true })
  const here = (/** @type {string[]} */ ...parts) => join(out, ...parts)
  const [community, above] = [here('profiles', 'community'), here('profiles', 'street')]
  mkdirSync(here('profiles'), { recursive: true })

  await ask(community, ['do', 'office.create'], office)
  const imported = await ask(community, ['import', join(root, 'resources/sample/roster.xlsx'), '--as', 'members'])
  say(`党员花名册：新增${imported.added}人`)

  const meeting = await ask(community, ['do', 'meetings.record'], await sampleMeeting(community))
  const quarter = await ask(community, ['query', 'points.quarter'], { period })
  say(
    `支部党员大会已登记；第三季度有积分的党员${quarter.rows.filter((/** @type {any} */ row) => row.total !== 0).length}人`,
  )

  await ask(community, ['print', 'meeting-record', '--id', meeting.id, '--to', here('meeting-record.pdf')])
  await run('pdftoppm', ['-r', '80', '-png', here('meeting-record.pdf'), here('meeting-record')])

  const sent = await ask(community, ['export', '--period', period, '--to', here('bundle')])
  writeFileSync(here('verification.txt'), await ask(community, ['verify', sent.file]))

  await ask(above, ['do', 'office.create'], street)
  const enrolment = await ask(community, ['do', 'upstream.enrol'], { to: here('bundle') })
  await ask(above, ['do', 'upstream.approve'], { file: enrolment.file, fingerprint: enrolment.fingerprint })
  const merged = await ask(above, ['merge', sent.file])
  const again = await ask(above, ['merge', sent.file])
  const figures = await ask(above, ['query', 'street.figures'], { period })
  writeFileSync(here('street-figures.json'), `${JSON.stringify({ merged, again, ...figures }, null, 2)}\n`)
  say(`街道已收下${merged.officeName}${period}，数据${figures.rows.length}项；再收一次：${again.text}`)

  const pages = { home: '/', roster: '/roster', meetings: '/meetings', points: '/points', upstream: '/upstream' }
  await takePictures(community, '周敏', pages, here('screens'))
  await takePictures(above, '吴建平', { street: '/street' }, here('screens'))
  say(`结果在 ${out}`)
}

/**
 * A general meeting of the first branch: three absent with reasons, one vote.
 *
 * @param {string} profile
 */
async function sampleMeeting(profile) {
  const date = '2026-09-20'
  const { rows } = await ask(profile, ['query', 'roster.members'], { asOf: date })
  const branch = rows[0].branch
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
    attendance: people.map((/** @type {any} */ person, /** @type {number} */ i) => ({
      member: person.id,
      status: absent[i] ?? 'present',
    })),
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
