import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { expect, it } from 'vitest'

it('a run of tests writes into a temporary folder of its own, which goes with it', () => {
  expect(basename(tmpdir())).toMatch(/^qinlin-tests-/)
})
