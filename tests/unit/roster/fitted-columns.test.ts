import { expect, it } from 'vitest'
import { fittedColumns } from '../../../src-shared/roster/paper/fitted-columns'

const columns = [
  { title: '姓名', width: 20 },
  { title: '学历', width: 19 },
  { title: '所在党支部', width: 27 },
]
const widths = (...rows: string[][]) => fittedColumns({ columns, rows }).map(({ width }) => width)
const whole = (list: number[]) => list.reduce((a, b) => a + b, 0)

it('a column whose texts are short gives room to one whose texts are long; together they stay as wide', () => {
  const [name, education, branch] = widths(['王宁', '大专', '棉纺厂家属院党支部'])
  expect(branch).toBeCloseTo(2.3 + 9 * 3.2)
  expect([name! < 20, education! < 19]).toEqual([true, true])
  expect(whole([name!, education!, branch!])).toBeCloseTo(66)
})

it('stay as they are where nothing is too long, or nothing can be spared', () => {
  expect(widths(['王宁', '大专', '和顺园党支部'])).toEqual([20, 19, 27])
  expect(widths(['买买提·艾山江', '硕士研究生毕业', '和顺园第二网格联合党支部'])).toEqual([20, 19, 27])
})

it('give no more than they can spare, and nobody gets below what they need', () => {
  const [name, education, branch] = widths(['王宁', '大专', '建设路棉纺厂家属院第二联合党支部'])
  expect(name).toBeCloseTo(2.3 + 2 * 3.2)
  expect(education).toBeCloseTo(2.3 + 2 * 3.2)
  expect(whole([name!, education!, branch!])).toBeCloseTo(66)
})
