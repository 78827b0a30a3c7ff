import { expect, it } from 'vitest'
import { findDuplicates, similarTo } from '../../../src-shared/roster/find-duplicates'
import type { Identity } from '../../../src-shared/roster/likeness'

const sounds: Record<string, string> = { 张伟: 'zhang wei', 章伟: 'zhang wei', 李华: 'li hua', 李桦: 'li hua' }
const soundOf = (name: string) => sounds[name] ?? name

const people = (...list: Identity[]) => list.map((person, i) => ({ id: String(i + 1), ...person }))
const found = (...list: Identity[]) =>
  findDuplicates(people(...list), soundOf).map(({ strength, reasons }) => [strength, ...reasons].join('，'))

it('the same identity number is the same person, whatever the name', () => {
  const idNumber = '11010519491231002X'
  expect(found({ name: '王强', idNumber }, { name: '王墙', idNumber })).toEqual(['sure，公民身份证号码相同'])
})

it('a birth that knows only its month agrees with the day', () => {
  expect(found({ name: '王强', birth: '1968-07' }, { name: '王强', birth: '1968-07-15' })).toEqual([
    'likely，姓名相同，出生日期一致，一处只知年月',
  ])
})

it('two people of one name born on different days are two people', () => {
  expect(found({ name: '王强', birth: '1968-07' }, { name: '王强', birth: '1968-08-15' })).toEqual([])
})

it('a name with another dot, a space or in another normal form is the same name', () => {
  const birth = '1970-01-01'
  expect(found({ name: '阿依古丽·买买提', birth }, { name: '阿依古丽•买买提', birth })[0]).toContain('姓名只差')
  expect(found({ name: '王 强', birth }, { name: '王强', birth })[0]).toContain('姓名只差')
  expect(found({ name: 'Ana\u0301', birth }, { name: 'An\u00e1', birth })[0]).toContain('姓名只差')
})

it('a homophone or a wrong character is a hint with the same day of birth, and nothing without it', () => {
  expect(found({ name: '张伟', birth: '1970-01-01' }, { name: '章伟', birth: '1970-01-01' })).toEqual([
    'hint，姓名读音相同，出生日期相同',
  ])
  expect(found({ name: '张建国', birth: '1970-01-01' }, { name: '张健国', birth: '1970-01-01' })).toEqual([
    'hint，姓名只差一个字，出生日期相同',
  ])
  expect(found({ name: '张伟', birth: '1970-01' }, { name: '章伟', birth: '1970-01' })).toEqual([])
  expect(found({ name: '张伟' }, { name: '章伟' })).toEqual([])
})

it('characters outside the basic plane are single characters', () => {
  const birth = '1970-01-01'
  expect(found({ name: '𠮷建国', birth }, { name: '吉建国', birth })).toEqual(['hint，姓名只差一个字，出生日期相同'])
})

it('the same telephone with a similar name is likely; of two people in one household it is nothing', () => {
  const phone = '13800001111'
  expect(found({ name: '李华', phone }, { name: '李桦', phone: '138 0000 1111' })).toEqual([
    'likely，姓名读音相同，出生日期无从核对，联系电话相同',
  ])
  expect(found({ name: '李华', phone }, { name: '王芳', phone })).toEqual([])
  expect(found({ name: '李华', phone, birth: '1950-01-01' }, { name: '李桦', phone, birth: '1975-02-02' })).toEqual([])
})

it('two numbers that differ leave a hint where name and birth agree, because one may be mistyped', () => {
  const [a, b] = ['11010519491231002X', '440524188001010014']
  const birth = '1949-12-31'
  expect(found({ name: '王强', birth, idNumber: a }, { name: '王强', birth, idNumber: b })).toEqual([
    'hint，姓名相同，出生日期相同，公民身份证号码不同',
  ])
  expect(found({ name: '王强', idNumber: a }, { name: '王强', idNumber: b })).toEqual([])
})

it('a pair that somebody told apart is not named again, in either order', () => {
  const two = people({ name: '王强' }, { name: '王强' })
  expect(findDuplicates(two, soundOf)).toHaveLength(1)
  expect(findDuplicates(two, soundOf, [{ one: '2', other: '1' }])).toEqual([])
})

it('who is being typed is held against the books, the surest first', () => {
  const books = people({ name: '王强' }, { name: '王强', birth: '1968-07' }, { name: '赵敏' })
  expect(similarTo({ name: '王强', birth: '1968-07-02' }, books, soundOf).map(({ person }) => person.id)).toEqual([
    '2',
    '1',
  ])
})
