import { expect, test } from './window'

/** What Electron has and its types leave out. */
type WithPreferences = { getLastWebPreferences(): Record<string, unknown> | null }

test('the window of Electron is sandboxed and knows no Node', async ({ office }) => {
  const { app } = await office.open()
  const preferences = await app!.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map(contents => {
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } =
        (contents as unknown as WithPreferences).getLastWebPreferences() ?? {}
      return { sandbox, contextIsolation, nodeIntegration, webviewTag }
    }),
  )
  for (const one of preferences)
    expect(one).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
  expect(preferences.length).toBeGreaterThan(0)
})

test('the window stays where it is when a link or a form would lead away', async ({ office }) => {
  const { page, troubles } = await office.open()
  await page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  const before = page.url()
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.invalid/'
    document.body.append(link)
    link.click()
  })
  await page.waitForTimeout(500)
  expect(page.url()).toBe(before)
  expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull()
  troubles.length = 0
})
