import { resolve } from 'node:path'
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

/** One forbidden import a line: the file it would stand in, the import, and a word of the message that teaches. */
const forbidden = [
  ['src-shared/meetings/x.ts', `import 'node:fs'`, 'src-shared/ipc.ts'],
  ['src-shared/meetings/x.ts', `import 'vue'`, 'src-renderer'],
  ['src-shared/meetings/x.ts', `import '../../src-main/files/content'`, 'contract'],
  ['src-main/files/x.ts', `import 'electron'`, 'src-main/electron/'],
  ['src-main/electron/x.ts', `import { ipcMain } from 'electron'`, 'bridge.ts'],
  ['src-preload/x.ts', `import '../src-main/pages'`, 'contract'],
  ['src-renderer/engine/points/x.ts', `import '../meetings/commands'`, 'queries.ts'],
  ['src-renderer/engine/points/x.ts', `import 'vue'`, 'src-renderer'],
  ['src-renderer/screens/points/x.ts', `import 'dexie'`, 'engine/client.ts'],
  ['src-renderer/screens/points/x.ts', `import '../../engine/points/commands'`, 'engine/client.ts'],
  ['src-renderer/screens/points/x.ts', `import '../../print/pages'`, 'route'],
  ['src-renderer/widgets/x.ts', `import '../../src-shared/points/pack'`, 'no subject'],
  ['src-renderer/print/x.ts', `import '../shell/routes'`, 'frame'],
] as const

const allowed = [
  ['src-renderer/engine/points/x.ts', `import '../meetings/queries'`],
  ['src-renderer/screens/points/x.ts', `import '../../engine/client'`],
  ['src-main/electron/bridge.ts', `import { ipcMain } from 'electron'`],
] as const

let eslint: ESLint
beforeAll(() => {
  eslint = new ESLint({ cwd: resolve(__dirname, '../../..') })
})

const messages = async (file: string, line: string) => {
  const [result] = await eslint.lintText(`${line}\n`, { filePath: file })
  return result!.messages.filter(message => message.ruleId === 'no-restricted-imports').map(message => message.message)
}

describe('layers', () => {
  it.each(forbidden)('%s may not: %s', async (file, line, word) => {
    const found = await messages(file, line)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(word)
  })
  it.each(allowed)('%s may: %s', async (file, line) => {
    expect(await messages(file, line)).toEqual([])
  })
  it('raw indexedDB is refused with the name of its module', async () => {
    const [result] = await eslint.lintText('export const open = indexedDB.open("x")\n', {
      filePath: 'src-renderer/engine/points/x.ts',
    })
    expect(result!.messages.map(message => message.message).join()).toContain('database.ts')
  })
})
