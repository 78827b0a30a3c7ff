import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '../../scripts/demo/ask.mjs'
import { makeSampleOffice, samplePeriod, sampleStreet } from '../../scripts/demo/sample.mjs'
import { root } from '../../scripts/places.mjs'
import { expect, test, type Look } from './window'

/**
 * Pictures of every page, light and dark, at 100 % and 150 %. They lie in the documents when `QINLIN_PICTURES` is set,
 * so that an ordinary run changes nothing there.
 */
const folder = process.env.QINLIN_PICTURES ? join(root, 'docs/pictures/electron') : join(root, '.cache/pictures')
const looks: [string, Look][] = [
  ['100-light', {}],
  ['150-light', { zoom: 1.5 }],
  ['100-dark', { dark: true }],
  ['150-dark', { zoom: 1.5, dark: true }],
]

test('every page stands as it should at 100 % and 150 %, light and dark, and every sheet', async ({ office }) => {
  test.setTimeout(240_000)
  mkdirSync(folder, { recursive: true })
  const community = `${office.profile}-community`
  const street = `${office.profile}-street`
  const { meeting, member } = await makeSampleOffice(community)
  const stick = `${office.profile}-stick`
  const sent = await ask(community, ['export', '--period', samplePeriod, '--to', stick])
  const enrolment = await ask(community, ['do', 'upstream.enrol'], { to: stick })
  await ask(street, ['do', 'office.create'], sampleStreet)
  await ask(street, ['do', 'upstream.approve'], { file: enrolment.file, fingerprint: enrolment.fingerprint })
  await ask(street, ['merge', sent.file])

  const pages = {
    home: '/',
    roster: '/roster',
    import: '/roster/import',
    meetings: '/meetings',
    'record-new': '/meetings/new',
    record: `/meetings/${meeting}`,
    points: '/points',
    account: `/points/${member}`,
    upstream: '/upstream',
    settings: '/settings',
    'preview-record': `/print/meeting-record/${meeting}`,
    'preview-cover': `/print/cover/${sent.id}`,
  }
  for (const [look, options] of looks) {
    const first = await office.open(`${office.profile}-${look}`, '', options)
    await first.page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
    await first.shot(join(folder, `first-start-${look}.png`))
    await first.close()
    for (const [profile, operator, routes] of [
      [community, '周敏', pages],
      [street, '吴建平', { street: '/street' }],
    ] as const) {
      const { page, shot, close } = await office.open(profile, operator, options)
      for (const [name, route] of Object.entries(routes)) {
        await page.evaluate(to => void (location.hash = to), `#${route}`)
        await page.locator('main h1').first().waitFor()
        await page.waitForTimeout(500)
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect.soft(sideways, `${name} ${look} must not scroll sideways`).toBeLessThanOrEqual(0)
        await shot(join(folder, `${name}-${look}.png`))
      }
      await close()
    }
  }

  for (const [name, document, id] of [
    ['record', 'meeting-record', meeting],
    ['sign-in', 'sign-in', meeting],
    ['cover', 'cover', sent.id],
    ['key-card', 'key-card', 'own'],
  ] as const) {
    const pdf = `${office.profile}-${name}.pdf`
    await ask(community, ['print', document, '--id', id, '--to', pdf])
    execFileSync('pdftoppm', ['-r', '80', '-png', pdf, join(folder, `sheet-${name}`)])
    const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const line of fonts) expect(line, 'every font is embedded').toMatch(/\byes +(yes|no) +(yes|no) +\d+ +\d+$/)
  }
})
