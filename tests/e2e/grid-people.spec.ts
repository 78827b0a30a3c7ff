import { fiveBranches } from './five-branches'
import { handOf } from './hand'
import { inTheWindow } from './in-the-window'
import { staffGrid } from './staffed-grid'
import { expect, test } from './window'

test('by keyboard: a vacancy is filled, what somebody holds is handed over in one deed, and taken back in one step', async ({
  office,
}) => {
  test.setTimeout(120_000)
  const { page } = await office.open()
  page.setDefaultTimeout(15_000)
  await fiveBranches(page)
  const { buildings, leader } = await staffGrid(page)
  await page.evaluate(() => void (location.hash = '#/grid/people'))
  const hand = handOf(page)
  const tab = (name: string) => page.getByRole('tab', { name })
  await expect(tab('空缺 21 个')).toBeVisible()

  // A building without a leader: opened from the list of what is vacant, its dialog asks for that role.
  await page.getByLabel('在空缺中查找').focus()
  await hand.text('4号楼')
  const vacant = page.getByRole('grid', { name: '空缺' })
  await expect(vacant.getByRole('row')).toHaveCount(4)
  await vacant.focus()
  await hand.press('ArrowDown')
  await hand.press('Enter')
  const panel = page.getByRole('complementary', { name: '锦绣园4号楼' })
  await expect(panel).toContainText('空缺 3 个')
  await panel.getByRole('button', { name: '登记任职' }).first().focus()
  await hand.press('Enter')
  const dialog = page.locator('.dialog')
  await expect(dialog.getByLabel('岗位')).toHaveValue('buildingLeader')
  await dialog.getByLabel('人员', { exact: true }).focus()
  await hand.text('王甲')
  await hand.press('Tab')
  await hand.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(panel).toContainText('空缺 2 个')
  await expect(tab('空缺 20 个')).toBeVisible()

  // Whoever leads three buildings and a grid hands all of it over.
  await page.evaluate(id => void (location.hash = `#/grid/people?person=${id}`), leader.id)
  const person = page.getByRole('complementary', { name: leader.name })
  await expect(person).toContainText('现任 4 处')
  await person.getByRole('button', { name: '移交岗位' }).focus()
  await hand.press('Enter')
  await expect(dialog).toContainText('全部（4个岗位）')
  const { rows } = await inTheWindow<{ rows: { name: string; as: string; id: string }[] }>(
    ...[page, 'query' as const, 'grid.candidates' as const, {}],
  )
  const alone = rows.find(({ name, as }) => as === 'member' && rows.filter(one => one.name === name).length === 1)
  await dialog.getByLabel('接任人', { exact: true }).focus()
  await hand.text(alone?.name ?? '')
  await hand.press('Tab')
  await hand.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(person).toContainText('现在没有岗位')
  await expect(person).toContainText('历任')
  const leads = async () => {
    const card = await inTheWindow<{ lines: { role: string; name: string }[] }>(page, 'query', 'grid.staffing', {
      place: buildings[0],
    })
    return card.lines.filter(({ role }) => role === 'buildingLeader').map(({ name }) => name)
  }
  expect(await leads()).toEqual([alone!.name])

  await hand.press('Control+z')
  await expect(person).toContainText('现任 4 处')
  expect(await leads()).toEqual([leader.name])

  // Anybody of the roster can look after a household, with a post or without.
  const { rows: doors } = await inTheWindow<{ rows: { id: string }[] }>(
    ...[page, 'query' as const, 'grid.households' as const, {}],
  )
  if (!doors.length) await inTheWindow(page, 'run', 'grid.addHousehold', { building: buildings[0]!, room: '101' })
  await page.evaluate(() => void (location.hash = '#/grid/pairings'))
  await expect(page.getByRole('button', { name: '登记结对' })).toBeEnabled()
  await page.getByRole('button', { name: '登记结对' }).press('Enter')
  await dialog.getByLabel('结对人', { exact: true }).fill(alone!.name)
  await dialog.getByRole('combobox', { name: '户', exact: true }).fill('1-101')
  await hand.press('Tab')
  await hand.press('Control+s')
  await expect(dialog).toContainText('这一户没有登记居民')
  await hand.press('Control+s')
  await expect(page.getByRole('table', { name: '结对帮扶' })).toContainText(alone!.name)

  // Who stands in no other record and serves no more can be erased from the panel.
  const { id: stranger } = await inTheWindow<{ id: string }>(page, 'run', 'grid.addPerson', { name: '临时帮工某' })
  await page.evaluate(id => void (location.hash = `#/grid/people?person=${id}`), stranger)
  const panel2 = page.getByRole('complementary', { name: '临时帮工某' })
  await panel2.getByRole('button', { name: '按规定删除个人信息' }).press('Enter')
  await dialog.getByLabel('依据').fill('本人要求')
  await hand.press('Control+s')
  await expect(panel2).toHaveCount(0)
  await expect(dialog, 'the keys are of the page once the dialog is answered').toHaveCount(0)
  await expect(page.getByRole('grid', { name: '网格人员' })).not.toContainText('临时帮工某')

  // Who serves and is no member is found from anywhere, and opens where they serve.
  await hand.press('Control+k')
  await hand.text('韩志刚')
  await expect(page.getByRole('option', { name: /韩志刚/ })).toContainText('柳荫派出所')
  await hand.press('Enter')
  await expect(page.getByRole('complementary', { name: '韩志刚' })).toContainText('现任 1 处')
})
