import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(__dirname, '../../..')

/** What a clerk may read, by its path. */
function* told(path: string): Generator<{ path: string; text: string }> {
  if (statSync(join(root, path)).isDirectory())
    for (const name of readdirSync(join(root, path))) yield* told(`${path}/${name}`)
  else if (/\.(ts|vue|md|json)$/.test(path)) yield { path, text: readFileSync(join(root, path), 'utf8') }
}
const where = (words: RegExp, ...more: string[]) =>
  ['src-main', 'src-preload', 'src-renderer', 'src-shared', 'README.zh-CN.md', ...more]
    .flatMap(path => [...told(path)])
    .filter(({ text }) => words.test(text))
    .map(({ path }) => path)

it('whoever is to be called has one name everywhere: 街道信息员', () => {
  expect(where(/维护人员|信息技术人员|技术人员|管理员|IT人员/)).toEqual([])
})

it('nothing is named that no page has', () => {
  expect(where(/在设置里换|页上的最后几条/)).toEqual([])
})

it('trap 5.6-6: no label on screen or paper names what a resident went through, nor does a rule that is shipped', () => {
  expect(where(/矫正|上访|信访|吸毒|戒毒|刑满|艾滋/, 'resources')).toEqual(['resources/grid/sensitive-words.json'])
})
