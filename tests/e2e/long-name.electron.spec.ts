import { ask } from '../../scripts/demo/ask.mjs'
import { cutTexts } from './cut-text'
import { begin } from './sixteen'
import { expect, test } from './window'

const name = '古丽巴哈尔·阿不都热依木'

test('a long name is whole among those who came, at 100 % and at 150 %', async ({ office }) => {
  const first = await office.open()
  await begin(first.page)
  await first.close()
  const { rows } = await ask(office.profile, ['query', 'roster.members'])
  const values = { name, membership: '预备党员' }
  await ask(office.profile, ['do', 'roster.addMember'], { values, branch: rows[0].branch })

  const { page, app } = await office.open()
  await page.getByRole('heading', { name: '今天' }).waitFor()
  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  const cell = page.getByRole('gridcell', { name: new RegExp(name) })
  await cell.waitFor()
  for (const zoom of [1, 1.5]) {
    await app!.evaluate(
      ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(factor),
      zoom,
    )
    await cell.scrollIntoViewIfNeeded()
    expect(await cutTexts(page), `at ${zoom}`).toEqual([])
    const inside = await cell.evaluate(box => {
      const range = document.createRange()
      range.selectNodeContents(box)
      const [text, frame] = [range.getBoundingClientRect(), box.getBoundingClientRect()]
      return text.right <= frame.right && text.bottom <= frame.bottom && text.top >= frame.top
    })
    expect(inside, `at ${zoom}`).toBe(true)
  }
})
