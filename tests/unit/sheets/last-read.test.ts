import { expect, it } from 'vitest'
import { readOnce } from '../../../src-main/sheets/last-read'
import { done, problem, refused } from '../../../src-shared/problem'

const bytes = (text: string) => new TextEncoder().encode(text)

it('the same file is read once; another one, one changed by a byte, and one that was refused are read', async () => {
  let reads = 0
  const read = readOnce(async (name, given) => {
    reads++
    return given.length ? done([{ name, columns: 0, rows: [] } as never]) : refused(problem('sheet-empty', '空'))
  })
  const asked: [string, string][] = [
    ['a.csv', '甲'],
    ['a.csv', '甲'],
    ['a.csv', '乙'],
    ['b.csv', '乙'],
    ['b.csv', '乙'],
  ]
  const counts = []
  for (const [name, text] of asked) {
    const found = await read(name, bytes(text))
    expect(found).toMatchObject({ ok: true, value: [{ name }] })
    counts.push(reads)
  }
  expect(counts).toEqual([1, 1, 2, 3, 3])
  expect(await read('c.csv', bytes(''))).toMatchObject({ ok: false })
  expect(await read('c.csv', bytes(''))).toMatchObject({ ok: false })
  expect(reads).toBe(5)
})
