import { expect, it } from 'vitest'
import { addUnitDeed, unitFactsDeed } from '../../../src-renderer/screens/roster/deeds/unit-deeds'

it.each([
  ['branch', '党组织名称（照公章填写全称）'],
  ['group', '党小组名称'],
  ['hub', '党员中心户名称'],
])('what has no seal is named as people call it: %s', (kind, label) => {
  const asked = addUnitDeed({ id: 'b1', name: '第一党支部', below: ['branch', 'group', 'hub'] }).fields.filter(
    ({ name, when }) => name === 'name' && when!({ kind }),
  )
  expect(asked.map(field => field.label)).toEqual([label])
})

it('of a 党员中心户 no election and no 组建方式 is asked', () => {
  const asked = (kind: string) => unitFactsDeed({ id: 'u', name: '王家', kind } as Parameters<typeof unitFactsDeed>[0])
  expect(asked('hub').fields.map(({ name }) => name)).toEqual(['contact', 'phone', 'founded'])
  expect(asked('branch').fields.map(({ name }) => name)).toContain('elected')
})
