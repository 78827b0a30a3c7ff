import 'fake-indexeddb/auto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { batch, qinlin, valueOf, type Line } from '../cli/program'
import { add, switchOn } from '../unit/engine/backup-bench'
import { sampleOffice } from '../unit/engine/office-bench'
import { valueOf as answerOf } from '../unit/outcome'

const year = 365 * 86_400_000
const hash: Line = { query: 'office.statehash' }

it('a clock set back a year: said by doctor, nothing is refused, nothing is lost or comes out of order', async () => {
  // Books whose last entry lies a year ahead of this PC's clock, made where the clock can be handed in.
  const folder = emptyFolder()
  const profile = path.join(folder, 'p')
  const ahead = await switchOn(folder, Date.now() + year)
  answerOf(await ahead.engine.run('office.create', sampleOffice, '周敏'))
  await add(ahead, '王强')
  ahead.engine.close()
  expect(await qinlin(['recover', '--profile', profile])).toMatchObject({ status: 0, stderr: '' })

  const doctor = await qinlin(['doctor', '--json', '--profile', profile])
  expect(doctor).toMatchObject({ status: 1 })
  const { checks } = JSON.parse(doctor.stdout) as { checks: { code: string; ok: boolean; advice?: boolean }[] }
  expect(checks.filter(({ ok, advice }) => !ok && !advice).map(({ code }) => code)).toEqual(['clock'])

  const names = Array.from({ length: 20 }, (_, i) => `后来的${i}`)
  const answers = await batch(profile, [
    ...names.map((name): Line => ({ do: 'office.addOperator', input: { name } })),
    hash,
    { query: 'office.journal', input: { limit: 30 } },
  ])
  answers.forEach(valueOf)
  const { rows } = valueOf<{ rows: { number: number }[] }>(answers[21])
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, i) => 22 - i))

  fs.rmSync(path.join(profile, 'chromium/IndexedDB'), { recursive: true })
  expect(await qinlin(['recover', '--json', '--profile', profile])).toMatchObject({ status: 0 })
  expect(valueOf((await batch(profile, [hash]))[0])).toEqual(valueOf(answers[20]))
})
