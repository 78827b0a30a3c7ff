import { expect, it } from 'vitest'
import { pairedEntries } from '../../../../src-renderer/screens/points/paired-entries'

const line = (id: string, reverses: string | null = null) => ({ id, reverses })
const order = (lines: { id: string; reverses: string | null }[]) =>
  pairedEntries(lines).map(({ line, isReversal }) => (isReversal ? `-${line.id}` : line.id))

it('what takes a line back stands right behind it, however far apart the two were written', () => {
  expect(order([line('r', 'a'), line('b'), line('c'), line('a')])).toEqual(['b', 'c', 'a', '-r'])
})
it('a reversal whose original is not listed stands by itself; no line is lost', () => {
  expect(order([line('r', 'elsewhere'), line('b')])).toEqual(['r', 'b'])
})
