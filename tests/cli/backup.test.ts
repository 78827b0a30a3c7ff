import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { foundCommunity, generalMeeting } from './offices'
import { batch, problemCodes, qinlin, valueOf, type Line } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'p')
const file = path.join(folder, 'stick', '台账备份.tar')
const hash: Line = { query: 'office.statehash' }
const hashOf = async (of: string) => valueOf((await batch(of, [hash]))[0])
const loseStore = (of: string) => fs.rmSync(path.join(of, 'chromium/IndexedDB'), { recursive: true })
let state: unknown

beforeAll(async () => {
  fs.mkdirSync(path.dirname(file))
  const people = await foundCommunity(profile)
  valueOf((await batch(profile, [{ do: 'meetings.record', input: generalMeeting(people).draft }]))[0])
  state = await hashOf(profile)
})

describe('a backup on the command line', () => {
  it('is one file, which another PC goes on with', async () => {
    const made = await qinlin(['backup', '--to', file, '--profile', profile, '--json'])
    expect(made, made.stderr).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(made.stdout)).toMatchObject({ file, entry: 3, size: fs.statSync(file).size })
    const other = path.join(folder, 'other')
    expect(await qinlin(['restore', file, '--profile', other])).toMatchObject({ status: 0, stderr: '' })
    expect(await hashOf(other)).toEqual(state)
  })

  it('leads back, and says where the way back from there is', async () => {
    valueOf((await batch(profile, [{ do: 'office.addOperator', input: { name: '王强' } }]))[0])
    const restored = await qinlin(['restore', file, '--profile', profile, '--json'])
    expect(restored, restored.stderr).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(restored.stdout)).toMatchObject({ before: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await hashOf(profile)).toEqual(state)
    expect(await qinlin(['doctor', '--profile', profile])).toMatchObject({ status: 0 })
  })

  it('brings a profile back whose store and journal are both gone', async () => {
    loseStore(profile)
    fs.rmSync(path.join(profile, 'journal'), { recursive: true })
    expect(await qinlin(['recover', '--backup', file, '--profile', profile])).toMatchObject({ status: 0, stderr: '' })
    expect(await hashOf(profile)).toEqual(state)
  })

  it('that is no backup is refused by name, and changes nothing', async () => {
    const wrong = path.join(folder, 'wrong.tar')
    fs.writeFileSync(wrong, 'x')
    const refused = await qinlin(['restore', wrong, '--profile', profile, '--json'])
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(problemCodes(refused)).toEqual(['backup-damaged'])
    expect(await hashOf(profile)).toEqual(state)
  })
})
