import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'

const shipped = 'resources/meetings/templates'

it('the shipped templates are what their script makes, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qinlin-templates-'))
  expect(spawnSync(process.execPath, ['scripts/templates.mjs', folder], { encoding: 'utf8' }).stderr).toBe('')
  expect(readdirSync(shipped).sort()).toEqual(readdirSync(folder).sort())
  for (const name of readdirSync(folder))
    expect(readFileSync(join(shipped, name)).equals(readFileSync(join(folder, name))), name).toBe(true)
})
