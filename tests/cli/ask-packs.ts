import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect } from 'vitest'
import { parseKeyFile } from '../../src-main/keys/key-file'
import { signMessage } from '../../src-main/keys/sign'
import type { PointsPack } from '../../src-shared/points/pack'
import { valueOf as keyOf } from '../unit/outcome'
import { batch, codesOf, valueOf, type Answer, type Line } from './program'

/** Packs of points: saved, read unsigned and signed by the office above, adopted, compared and replayed. */
export async function askPacks(
  ask: (lines: Line[]) => Promise<Answer[]>,
  { folder, own, above }: { folder: string; own: string; above: string },
): Promise<void> {
  const file = path.join(folder, 'pack.json')
  const [saved] = await ask([{ do: 'points.savePackFile', input: { id: 'community.v1', to: file } }])
  expect(valueOf<{ size: number }>(saved).size).toBe(fs.statSync(file).size)

  const pack = JSON.parse(fs.readFileSync(file, 'utf8')) as PointsPack
  const next = { ...pack, id: 'community.v2', version: 2, from: '2099-01-01', ceiling: 230 }
  fs.writeFileSync(file, JSON.stringify(next))
  const signature = `${file}.minisig`
  const key = keyOf(await parseKeyFile(fs.readFileSync(path.join(above, 'keys/signing.key'), 'utf8')))
  fs.writeFileSync(signature, signMessage(key, fs.readFileSync(file), '积分办法'))
  const drop = { do: 'points.dropDraft', input: { id: 'community.v2', reason: '试一试' } }
  const read = await ask([
    { do: 'points.saveDraft', input: { pack: next } },
    drop,
    { do: 'points.readPack', input: { file } },
    drop,
    { do: 'points.readPack', input: { file, signature } },
  ])
  const origins = [read[2], read[4]].map(answer => valueOf<{ origin: string }>(answer).origin)
  expect(origins).toEqual(['file', 'street'])
  await ask([
    { do: 'points.adoptPack', input: { id: 'community.v2', resolution: '9月10日支部党员大会讨论通过' } },
    { query: 'points.packs' },
    { query: 'points.onePack', input: { id: 'community.v2' } },
    { query: 'points.packDifference', input: { before: 'community.v1', after: 'community.v2' } },
    { query: 'points.whatIf', input: { id: 'organ.v1', year: 2026 } },
  ])

  // One number changed behind the signature.
  fs.writeFileSync(file, JSON.stringify({ ...next, ceiling: 210 }))
  const [changed] = await batch(own, [{ do: 'points.readPack', input: { file, signature } }])
  expect(codesOf(changed!)).toEqual(['signature-wrong'])
}
