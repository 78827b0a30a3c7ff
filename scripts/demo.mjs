// The main job on the sample office, without a hand: roster → meeting → points → printed sheet → bundle → street.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { ask } from './demo/ask.mjs'
import { takePictures } from './demo/pictures.mjs'
import { makeSampleOffice, samplePeriod as period, sampleStreet } from './demo/sample.mjs'
import { root } from './places.mjs'
import { say } from './say.mjs'

const out = join(root, 'demo-output')

/** Does the main job headless and leaves every result in `demo-output/`. */
export async function demo() {
  rmSync(out, { recursive: true, force: true })
  const here = (/** @type {string[]} */ ...parts) => join(out, ...parts)
  const [community, above] = [here('profiles', 'community'), here('profiles', 'street')]
  mkdirSync(here('profiles'), { recursive: true })

  const { added, meeting, member } = await makeSampleOffice(community)
  say(`党员花名册：新增${added}人`)
  const quarter = await ask(community, ['query', 'points.quarter'], { period })
  const scored = quarter.rows.filter((/** @type {any} */ row) => row.total !== 0).length
  say(`支部党员大会已登记；第三季度有积分的党员${scored}人`)

  await ask(community, ['print', 'meeting-record', '--id', meeting, '--to', here('meeting-record.pdf')])
  await run('pdftoppm', ['-r', '80', '-png', here('meeting-record.pdf'), here('meeting-record')])

  const sent = await ask(community, ['export', '--period', period, '--to', here('bundle')])
  writeFileSync(here('verification.txt'), await ask(community, ['verify', sent.file]))

  await ask(above, ['do', 'office.create'], sampleStreet)
  const enrolment = await ask(community, ['do', 'upstream.enrol'], { to: here('bundle') })
  await ask(above, ['do', 'upstream.approve'], { file: enrolment.file, fingerprint: enrolment.fingerprint })
  const merged = await ask(above, ['merge', sent.file])
  const again = await ask(above, ['merge', sent.file])
  const figures = await ask(above, ['query', 'street.figures'], { period })
  writeFileSync(here('street-figures.json'), `${JSON.stringify({ merged, again, ...figures }, null, 2)}\n`)
  say(`街道已收下${merged.officeName}${period}，数据${figures.rows.length}项；再收一次：${again.text}`)

  const pages = {
    home: '/',
    roster: '/roster',
    meetings: '/meetings',
    record: `/meetings/${meeting}`,
    points: '/points',
    account: `/points/${member}`,
    upstream: '/upstream',
  }
  await takePictures(community, '周敏', pages, here('screens'))
  await takePictures(above, '吴建平', { street: '/street' }, here('screens'))
  say(`结果在 ${out}`)
}
