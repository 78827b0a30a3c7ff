import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ask } from '../../scripts/demo/ask.mjs'
import { makeSampleOffice, samplePeriod, sampleStreet } from '../../scripts/demo/sample.mjs'
import { root } from '../../scripts/places.mjs'
import type { OpenWindow } from '../../scripts/windows.mjs'
import { comparedAbove, comparedBelow, countedTwice } from './counted-twice'
import { cutTexts } from './cut-text'
import type { Ground, State } from './state'
import { community, empty, street } from './states'
import { expect, test, type Look } from './window'

/**
 * Pictures of every page in every state: light at 100 %, dark at 150 %. They lie in the documents when `QINLIN_PICTURES`
 * is set; an ordinary run changes nothing there and takes only the narrower look, where texts are cut sooner.
 */
const forDocuments = Boolean(process.env.QINLIN_PICTURES)
const folder = forDocuments ? join(root, 'docs/pictures/electron') : join(root, '.cache/pictures')
const narrow: [string, Look] = ['150-dark', { zoom: 1.5, dark: true }]
const looks: readonly [string, Look][] = forDocuments ? [['100-light', {}], narrow] : [narrow]

test.beforeAll(() => void mkdirSync(folder, { recursive: true }))

test('the first day: every page of an office with empty books', async ({ office }) => {
  test.setTimeout(300_000)
  const window = await office.open()
  const { page } = window
  await page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p id="long" style="width: 1em">太长</p>'))
  await page.evaluate(() => void (document.getElementById('long')!.style.whiteSpace = 'nowrap'))
  expect(await cutTexts(page), 'a text that is cut is found').toEqual(['P: 太长'])
  await page.evaluate(() => document.getElementById('long')!.remove())
  await look(window, 'first-start')
  await page.getByLabel('党组织名称（照公章填写全称）').fill('中共安平社区委员会')
  await page.getByLabel('统计用区划代码').fill('371722001001')
  await page.getByLabel('您的姓名').fill('周敏')
  await page.getByRole('button', { name: '建立台账' }).click()
  await page.getByRole('heading', { name: '今天' }).waitFor()
  await walk(window, empty)
})

test('every page of a community and of its street, and every sheet', async ({ office }) => {
  test.setTimeout(1_200_000)
  const ground = await prepare(office.profile)
  const known = await office.open(ground.community, '周敏')
  await walk(known, community, ground)
  await known.close()

  await ask(ground.community, ['do', 'office.addOperator'], { name: '陈晓梅' })
  const picking = await office.open(ground.community)
  await picking.page.getByText('现在由谁操作？').waitFor()
  await look(picking, 'operator-pick')
  await picking.close()

  const desk = await office.open(ground.street, '吴建平')
  await walk(desk, street, ground)
  await desk.close()
  const first = await office.open(`${office.profile}-street-empty`, '吴建平')
  await walk(first, [['street-empty', '/street']], ground)
  await first.close()

  const moved = `${office.profile}-moved`
  await ask(ground.community, ['backup', '--to', `${moved}.tar`])
  await ask(moved, ['restore', `${moved}.tar`])
  const newPc = await office.open(moved, '周敏')
  await walk(newPc, [['upstream-carried', '/upstream', window => window.page.getByText('回答以前不能报送').waitFor()]])
  await newPc.close()

  rmSync(join(ground.street, 'chromium/IndexedDB'), { recursive: true })
  const lost = await office.open(ground.street)
  await lost.page.getByRole('button', { name: '恢复到最后一次保存' }).waitFor()
  await look(lost, 'recovery')
  await lost.page.getByRole('button', { name: '恢复到最后一次保存' }).click()
  await lost.page.getByRole('heading', { name: '已经恢复' }).waitFor()
  await look(lost, 'recovered')
  await lost.close()

  await ask(ground.street, ['backup', '--to', `${office.profile}-street.tar`])
  rmSync(join(ground.street, 'chromium/IndexedDB'), { recursive: true })
  rmSync(join(ground.street, 'journal'), { recursive: true })
  const poorer = await office.open(ground.street)
  await poorer.page.getByRole('button', { name: '用备份恢复' }).waitFor()
  await look(poorer, 'recovery-backup')
  await poorer.page.getByRole('button', { name: '用备份恢复' }).click()
  await poorer.page.getByRole('heading', { name: '已经恢复' }).waitFor()
  await look(poorer, 'recovered-backup')

  for (const [name, profile, ...words] of [
    ['record', ground.community, 'print', 'meeting-record', '--id', ground.meeting],
    ['sign-in', ground.community, 'print', 'sign-in', '--id', ground.meeting],
    ['cover', ground.community, 'print', 'cover', '--id', ground.sent.id],
    ['key-card', ground.community, 'print', 'key-card', '--id', 'own'],
    ['member-card', ground.community, 'print', 'member-card', '--id', ground.member],
    ...['member-roster', 'public-roster', 'floating-members', 'roster-structure'].map(
      (paper): [string, string, ...string[]] => [paper, ground.community, 'print', paper],
    ),
    ['recovery', `${office.profile}-street-empty`, 'recovery-sheet', '--shared'],
  ] as [string, string, ...string[]][])
    await lookAtSheet(profile, name, words)
})

test('people whom two communities count, at home, on paper and at the street', async ({ office }) => {
  test.setTimeout(300_000)
  mkdirSync(office.profile)
  const ground = countedTwice(office.profile)
  const home = await office.open(ground.community, '周敏')
  await walk(home, comparedBelow)
  await home.close()
  const desk = await office.open(ground.street, '吴建平')
  await walk(desk, comparedAbove)
  await desk.close()
  await lookAtSheet(ground.community, 'shared-members', ['print', 'shared-members', '--id', 'own'])
})

/** Prints a paper and takes its pages; every font must be in it. */
async function lookAtSheet(profile: string, name: string, words: string[]): Promise<void> {
  const pdf = `${profile}-${name}.pdf`
  await ask(profile, [...words, '--to', pdf])
  execFileSync('pdftoppm', ['-r', '80', '-png', pdf, join(folder, `sheet-${name}`)])
  const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  for (const line of fonts) expect(line, 'every font is embedded').toMatch(/\byes +(yes|no) +(yes|no) +\d+ +\d+$/)
}

/** A community that has reported twice, a street that took the first report in and waits for another community. */
async function prepare(profile: string): Promise<Ground> {
  const [own, neighbour, stranger, above, stick, carried] = [
    ...['community', 'neighbour', 'stranger', 'street', 'stick', 'carried'],
  ].map(name => `${profile}-${name}`)
  const replied = `${above}-replied`
  const { meeting, member } = await makeSampleOffice(own!)
  const sent = await ask(own!, ['export', '--period', samplePeriod, '--to', stick!])
  await ask(above!, ['do', 'office.create'], sampleStreet)
  await ask(`${above}-empty`, ['do', 'office.create'], sampleStreet)
  await ask(neighbour!, ['do', 'office.create'], {
    role: 'community',
    name: '中共柳荫社区委员会',
    code: '371722001002',
    operator: '周敏',
  })
  await ask(stranger!, ['do', 'office.create'], {
    role: 'community',
    name: '中共桂花社区委员会',
    code: '371722001003',
    operator: '周敏',
  })
  for (const below of [own!, neighbour!]) {
    const { file, fingerprint } = await ask(below, ['do', 'upstream.enrol'], { to: stick })
    await ask(above!, ['do', 'upstream.approve'], { file, fingerprint })
  }
  await ask(above!, ['merge', sent.file])
  await returnSomething(own!, above!, stick!, replied)
  await changeSomething(own!, member)
  const points = { member, rule: 'B1', date: '2026-08-02', delta: 2, note: '志愿服务四小时' }
  await ask(own!, ['do', 'points.enter'], points)
  await ask(own!, ['do', 'roster.changeMember'], { id: member, values: { birth: '1949-10-01' } })
  await carry([own!, neighbour!, stranger!], carried!, sent.file)
  const [card, renewed] = [`${above}-card`, `${neighbour}-renewed`]
  const enrolled = await ask(above!, ['do', 'upstream.enrol'], { to: card })
  await ask(neighbour!, ['do', 'upstream.renewKey'], {})
  await ask(neighbour!, ['do', 'upstream.enrol'], { to: renewed })
  return {
    ...{ community: own!, street: above!, stick: stick!, meeting, member, sent, carried: carried! },
    ...{ above: enrolled, renewed, replied },
  }
}

/** What the next visit to the street brings: see `Ground.carried`. */
async function carry([own, neighbour, stranger]: string[], carried: string, sent: string): Promise<void> {
  for (const period of [samplePeriod, '2026Q2']) await ask(own!, ['export', '--period', period, '--to', carried])
  await ask(stranger!, ['do', 'upstream.enrol'], { to: carried })
  await ask(stranger!, ['export', '--period', samplePeriod, '--to', carried])
  const { file } = await ask(neighbour!, ['export', '--period', samplePeriod, '--to', carried])
  writeFileSync(file, readFileSync(file).subarray(0, -100))
  copyFileSync(sent, join(carried, basename(sent)))
}

/** What the street returns of a report of the half-year, and the reply that says so. */
async function returnSomething(own: string, above: string, stick: string, replied: string): Promise<void> {
  // Nothing was sent of this period since, so what is returned of it is still to be put right.
  const half = await ask(own, ['export', '--period', '2026H1', '--to', stick])
  await ask(above, ['merge', half.file])
  const row = await ask(above, ['query', 'street.rows'], { report: half.digest, table: 'members' })
  const rows = [{ table: 'members', record: row.rows[0].record }]
  const returned = [
    { part: { what: 'row', rows }, reason: '转正时间与党员名册不一致' },
    { part: { what: 'figure', code: 'members.total' }, reason: '比党统少1人' },
  ]
  for (const one of returned) await ask(above, ['do', 'street.return'], { report: half.digest, ...one })
  await ask(above, ['do', 'street.reply'], { to: replied, offices: ['371722001001'] })
}

/** A member whose history says something, and one in the recycle bin. */
async function changeSomething(own: string, member: string): Promise<void> {
  await ask(own, ['do', 'roster.changeMember'], { id: member, values: { address: '学府雅居6号楼2单元301' } })
  const { branch } = await ask(own, ['query', 'roster.member'], { id: member })
  const values = { name: '王小红', membership: '正式党员' }
  const { id } = await ask(own, ['do', 'roster.addMember'], { values, branch })
  await ask(own, ['do', 'roster.removeMember'], { id, reason: '与另一条重复登记' })
}

/** Goes to every state afresh, so that none stands on what the one before left behind. */
async function walk(window: OpenWindow, states: readonly State[], ground?: Ground): Promise<void> {
  const { page } = window
  for (const [name, route, act, show] of states) {
    await wear(window, {})
    await page.evaluate(hash => void (location.hash = hash), place(route, ground))
    await page.reload()
    await page.locator('main h1').first().waitFor()
    await page.waitForTimeout(400)
    await act?.(window, ground!)
    await look(window, name, show)
  }
}

const place = (route: string, ground?: Ground) =>
  `#${route}`
    .replace(':meeting', ground?.meeting ?? '')
    .replace(':member', ground?.member ?? '')
    .replace(':sent', ground?.sent.id ?? '')

/** Takes the state as it stands in every look, and sees that nothing in it is cut. */
async function look(window: OpenWindow, name: string, show?: State[3]): Promise<void> {
  for (const [look, options] of looks) {
    await wear(window, options)
    await window.page.waitForTimeout(200)
    await show?.(window.page)
    await window.page.waitForTimeout(150)
    expect.soft(await cutTexts(window.page), `${name} ${look} shows every text whole`).toEqual([])
    await window.shot(join(folder, `${name}-${look}.png`))
  }
}

async function wear({ app, page }: OpenWindow, { zoom = 1, dark = false }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await app!.evaluate(
    ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
    zoom,
  )
}
