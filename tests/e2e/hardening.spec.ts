import { expect, test } from './window'

/** Runs in the page; the policy must stop each of these, so what the page says of it is expected. */
const planted = async () => {
  const violations: string[] = []
  addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective))
  const inline = document.createElement('script')
  inline.textContent = 'window.planted = true'
  document.head.append(inline)
  // Behind a turn of the event loop: the driver's own call may evaluate, the page may not.
  await new Promise(resolve => setTimeout(resolve))
  const evaluated = (() => {
    try {
      return (0, eval)('1 + 1') as unknown
    } catch (error) {
      return (error as Error).name
    }
  })()
  const fetched = await fetch('https://example.invalid/').then(
    () => 'reached',
    () => 'refused',
  )
  const image = new Image()
  image.src = 'https://example.invalid/x.png'
  await new Promise(resolve => setTimeout(resolve, 200))
  return {
    inlineRan: 'planted' in window,
    evaluated,
    fetched,
    node: typeof (window as { process?: unknown }).process + typeof (window as { require?: unknown }).require,
    violations: [...new Set(violations)].sort(),
  }
}

test('nothing foreign runs and nothing leaves', async ({ office }) => {
  const { page, troubles } = await office.open()
  await page.getByRole('heading', { name: '建立本单位台账' }).waitFor()
  expect(troubles).toEqual([])
  const found = await page.evaluate(planted)
  expect(found).toMatchObject({
    inlineRan: false,
    evaluated: 'EvalError',
    fetched: 'refused',
    node: 'undefinedundefined',
  })
  expect(found.violations).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem']))
  troubles.length = 0
})

test('two profiles never share a store', async ({ office }) => {
  const first = await office.open(`${office.profile}-a`)
  await first.page.getByLabel('党组织名称（照公章填写全称）').fill('中共甲社区委员会')
  await first.page.getByLabel('统计用区划代码').fill('371722001001')
  await first.page.getByLabel('您的姓名').fill('周敏')
  await first.page.getByRole('button', { name: '建立台账' }).click()
  await first.page.getByRole('heading', { name: '今天' }).waitFor()
  await first.close()
  const second = await office.open(`${office.profile}-b`)
  await expect(second.page.getByRole('heading', { name: '建立本单位台账' })).toBeVisible()
})
