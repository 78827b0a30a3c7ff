import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { foundCommunity, street } from './offices'
import { batch, codesOf, problemCodes, qinlin, valueOf, type Line } from './program'

const folder = emptyFolder()
const [sender, receiver, stick] = ['sender', 'receiver', 'stick'].map(name => path.join(folder, name)) as [
  string,
  string,
  string,
]
const merge = (file: string): Line => ({ do: 'street.merge', input: { file } })

it('a report with names goes encrypted to the office above, or to a recipient file, and to nobody else', async () => {
  await foundCommunity(sender)
  const named = ['export', '--period', '2026Q3', '--to', stick, '--detail', 'named', '--profile', sender, '--json']
  const early = await qinlin(named)
  expect(early).toMatchObject({ status: 1, stdout: '' })
  expect(problemCodes(early)).toEqual(['recipient-needed'])

  const [, card] = await batch(receiver, [
    { do: 'office.create', input: street },
    { do: 'upstream.enrol', input: { to: path.join(folder, 'downwards') } },
  ])
  const [trusted, enrolment] = await batch(sender, [
    { do: 'upstream.trust', input: valueOf<object>(card) },
    { do: 'upstream.enrol', input: { to: stick } },
  ])
  expect(valueOf(trusted)).toMatchObject({ office: street.code, encrypts: true })
  const sent = await qinlin(named)
  expect(sent, sent.stderr).toMatchObject({ status: 0 })
  const { file } = JSON.parse(sent.stdout) as { file: string }
  expect(path.basename(file)).toBe('371722001001-report-2026Q3-0001.qlb.age')
  expect(problemCodes(await qinlin(['verify', file, '--json']))).toEqual(['bundle-encrypted'])
  const answers = await batch(receiver, [
    { do: 'upstream.approve', input: valueOf<object>(enrolment) },
    merge(file),
    merge(file),
  ])
  expect(valueOf(answers[1])).toMatchObject({ state: 'merged', differences: 0 })
  expect(valueOf(answers[2])).toMatchObject({ state: 'known' })

  if (lacking('age', 'age-keygen').length) return
  run(folder, 'age-keygen', ['-o', 'identity'])
  const recipient = run(folder, 'age-keygen', ['-y', 'identity']).output
  fs.writeFileSync(path.join(folder, 'recipient'), recipient)
  const other = await qinlin([...named, '--recipient', path.join(folder, 'recipient')])
  expect(other, other.stderr).toMatchObject({ status: 0 })
  const { file: toOther } = JSON.parse(other.stdout) as { file: string }
  const [refused] = await batch(receiver, [merge(toOther)])
  expect(codesOf(refused)).toEqual(['bundle-not-for-us'])
  expect(run(folder, 'age', ['-d', '-i', 'identity', '-o', 'plain.qlb', toOther])).toMatchObject({ status: 0 })
  const verified = await qinlin([
    'verify',
    path.join(folder, 'plain.qlb'),
    '--key',
    path.join(stick, '371722001001.pub'),
  ])
  expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('含姓名') })
})
