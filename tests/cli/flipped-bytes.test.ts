import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { nodePrimitives } from '../../src-main/keys/primitives'
import { readBundle } from '../../src-shared/bundle/read-bundle'
import { emptyFolder } from '../interop/tools'
import { community, street } from './offices'
import { batch, codesOf, valueOf, type Answer } from './program'

const folder = emptyFolder()
const [sender, receiver] = [path.join(folder, 'sender'), path.join(folder, 'receiver')]
const roster = `姓名,性别,人员类别,所在党支部全称,加入党组织日期,转为正式党员日期
丁秀英,女,正式党员,中共安平社区和平巷支部委员会,1990-07-01,1991-07-01
`

let bundle: Uint8Array
let publicKey = ''

beforeAll(async () => {
  const file = path.join(folder, 'roster.csv')
  fs.writeFileSync(file, roster)
  const [, , exported, enrolled] = await batch(sender, [
    { do: 'office.create', input: community },
    { do: 'roster.import', input: { file } },
    { do: 'upstream.export', input: { period: '2026Q3', to: folder } },
    { do: 'upstream.enrol', input: { to: folder } },
  ])
  bundle = new Uint8Array(fs.readFileSync(valueOf<{ file: string }>(exported).file))
  publicKey = fs.readFileSync(path.join(folder, `${community.code}.pub`), 'utf8')
  const answers = await batch(receiver, [
    { do: 'office.create', input: street },
    { do: 'upstream.approve', input: valueOf(enrolled) },
  ])
  answers.forEach(valueOf)
})

function flipped(at: number): Uint8Array {
  const bytes = bundle.slice()
  bytes[at]! ^= 1 << (at % 8)
  return bytes
}

/** Everything that is read from a bundle, or null where it is refused. */
async function contentOf(bytes: Uint8Array): Promise<string | null> {
  const read = await readBundle(bytes, { primitives: nodePrimitives, keyFor: () => publicKey })
  if (!read.ok) return null
  const { info, digest, figures } = read.value
  return JSON.stringify({ info, digest, figures, tables: read.value.tables() })
}

describe('a bundle with one byte changed', () => {
  /** Places whose change is not noticed because nothing is read from them. */
  const harmless: number[] = []

  it('is refused or read as it was, whichever byte it is', async () => {
    const whole = await contentOf(bundle)
    expect(whole).not.toBeNull()
    for (let at = 0; at < bundle.length; at++) {
      const content = await contentOf(flipped(at))
      if (content === null) continue
      if (content !== whole) expect.fail(`byte ${at} changed what is read`)
      harmless.push(at)
    }
    expect(harmless.length).toBeLessThan(bundle.length / 20)
  })

  it('leaves the street’s books as they are, merged before or after the whole one', async () => {
    const spread = Array.from({ length: 12 }, (_, i) => Math.floor(((i + 0.5) * bundle.length) / 12))
    const files = [...spread.filter(at => !harmless.includes(at)), ...harmless.slice(-2)].map(at => {
      const file = path.join(folder, `flipped-${at}.qlb`)
      fs.writeFileSync(file, flipped(at))
      return file
    })
    const whole = path.join(folder, 'whole.qlb')
    fs.writeFileSync(whole, bundle)
    const hash = { query: 'office.statehash' }
    const merge = (file: string) => ({ do: 'street.merge', input: { file } })
    const bad = files.slice(0, -2).map(merge)
    const answers = await batch(
      receiver,
      [hash, ...bad, hash, merge(whole), hash, ...files.map(merge), hash],
      '--keep-going',
    )
    const take = (count: number): Answer[] => answers.splice(0, count)

    const [before] = take(1)
    for (const answer of take(bad.length)) expect(codesOf(answer)[0]).toMatch(/^bundle-/)
    expect(valueOf(take(1)[0])).toEqual(valueOf(before))
    expect(valueOf(take(1)[0])).toMatchObject({ state: 'merged' })
    const [merged] = take(1)
    for (const answer of take(files.length))
      if (answer.ok) expect(answer.value).toMatchObject({ state: 'known' })
      else expect(codesOf(answer)[0]).toMatch(/^bundle-/)
    expect(valueOf(take(1)[0])).toEqual(valueOf(merged))
  })
})
