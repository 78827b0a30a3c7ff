import * as fs from 'node:fs'
import * as path from 'node:path'
import { build, loadConfigFromFile, mergeConfig, type Plugin } from 'vite'

const list = path.resolve('src-renderer/engine/migrations/migrations.ts')

/** As a later version might, after all that are shipped: every member's name gets a word behind it. */
const later = `
const shipped: readonly Migration[] = [standings]
const next = {
  number: shipped[shipped.length - 1]!.number + 1,
  async run(tx: Tx) {
    const rows = await tx.everything('members')
    await tx.putAll('members', rows.map(row => ({ ...row, name: row.name + '二' })))
  },
}
export const migrations: readonly Migration[] = [...shipped, next]
`
const shipped = 'export const migrations: readonly Migration[] = [standings]\n'

const withMigration: Plugin = {
  name: 'with-migration',
  enforce: 'pre',
  load(id) {
    if (id !== list) return null
    const source = fs.readFileSync(list, 'utf8')
    if (!source.includes(shipped)) throw new Error('the list of migrations is written otherwise than expected here')
    return source.replace(shipped, later)
  },
}

/**
 * Builds this program as a later version that has a migration, without a window.
 * @returns the folder to start it from
 */
export async function laterVersion(): Promise<string> {
  const folder = path.resolve('.cache/faults/later-version')
  fs.rmSync(folder, { recursive: true, force: true })
  for (const part of ['main', 'preload'])
    fs.cpSync(path.resolve('out', part), path.join(folder, 'out', part), { recursive: true })
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'qinlin', type: 'module', main: 'out/main/index.cjs' }),
  )
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, 'electron.vite.config.ts')
  const { renderer } = loaded!.config as { renderer: object }
  await build(
    mergeConfig(renderer, {
      configFile: false,
      logLevel: 'warn',
      worker: { format: 'es', plugins: () => [withMigration] },
      build: {
        outDir: path.join(folder, 'out/renderer'),
        emptyOutDir: true,
        rollupOptions: { input: { headless: path.resolve('src-renderer/headless.html') } },
      },
    }),
  )
  return folder
}
