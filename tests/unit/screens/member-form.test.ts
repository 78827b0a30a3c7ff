import { describe, expect, it } from 'vitest'
import {
  changedTexts,
  errorsByField,
  formFields,
  formTexts,
  missingTexts,
  withIdNumber,
} from '../../../src-renderer/screens/roster/member-form'
import { problem } from '../../../src-shared/problem'
import { checkDigit } from '../../../src-shared/roster/id-number'

it('only what was changed is sent, so that a field left alone says nothing', () => {
  const before = formTexts([
    { name: 'name', text: '冯玉兰' },
    { name: 'phone', text: null },
    { name: 'address', text: '锦绣苑' },
  ])
  expect(changedTexts(before, { ...before, phone: '13800005678', address: '' })).toEqual({
    phone: '13800005678',
    address: '',
  })
  expect(changedTexts(before, { ...before, name: ' 冯玉兰 ' })).toEqual({})
})

it('a number that stands there masked, or was shown and left alone, says nothing; one that was put right does', () => {
  const before = formTexts([{ name: 'phone', text: '138****5678' }])
  const shown = { phone: '13800005678' }
  expect(changedTexts(before, { phone: '138****5678' })).toEqual({})
  expect(changedTexts(before, { phone: '138****5678' }, shown)).toEqual({})
  expect(changedTexts(before, shown, shown)).toEqual({})
  expect(changedTexts(before, { phone: '13800005679' }, shown)).toEqual({ phone: '13800005679' })
  expect(changedTexts(before, { phone: '' }, shown)).toEqual({ phone: '' })
})

it('a problem stands at its field, by path or by official label; others above the form', () => {
  const errors = errorsByField([
    problem('date-order', '早于入党', { path: ['values', 'regularised'] }),
    problem('branch-unknown', '请选择', { field: '所在党支部全称' }),
    problem('x', '其他'),
    problem('y', '第二个', { path: ['values', 'regularised'] }),
  ])
  expect(errors).toEqual({ regularised: '早于入党', branch: '请选择', '': '其他' })
})

it('the form has every field of the record once, the name first', () => {
  const names = formFields.map(({ name }) => name)
  expect(names[0]).toBe('name')
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('address')
})

it('blank required fields are named at once; the branch only where the form asks for it', () => {
  expect(missingTexts({ membership: '', branch: '' })).toEqual({
    name: '请填写姓名',
    membership: '请选择人员类别',
    branch: '请选择所在党支部全称',
  })
  expect(missingTexts({ name: '冯玉兰', membership: '正式党员' })).toEqual({})
})

describe('an identity number that is typed', () => {
  const sound = '11010119900307002X'.replace(/.$/, checkDigit('11010119900307002'))
  it('says birth and sex where they are blank, and never over what stands there', () => {
    expect(withIdNumber({}, sound, '2026-11-22')).toMatchObject({ idNumber: sound, birth: '1990-03-07', sex: '女' })
    const said = { birth: '1990-03', sex: '男' }
    expect(withIdNumber(said, sound, '2026-11-22')).toMatchObject(said)
  })
  it('says nothing while something is wrong with it', () => {
    const wrong = sound.slice(0, 17) + (sound.endsWith('0') ? '1' : '0')
    for (const number of [wrong, sound.slice(0, 17), ''])
      expect(withIdNumber({ birth: '', sex: '' }, number, '2026-11-22')).toEqual({
        birth: '',
        sex: '',
        idNumber: number,
      })
  })
})
