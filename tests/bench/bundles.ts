import { createHash, randomFillSync } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { opaqueIds } from '../../src-main/keys/opaque'
import { nodePrimitives } from '../../src-main/keys/primitives'
import { signMessage } from '../../src-main/keys/sign'
import { newSigningKey, publicKeyText } from '../../src-main/keys/signing-key'
import type { BundleInfo } from '../../src-shared/bundle/bundle-info'
import { readBundle } from '../../src-shared/bundle/read-bundle'
import { buildBundle, type BuiltBundle } from '../../src-shared/bundle/write-bundle'
import { done, type Outcome } from '../../src-shared/problem'
import type { PointsEntry } from '../../src-shared/points/entry'
import { diceOf } from '../../src-shared/sample/dice'
import { arraySource } from '../../src-shared/source'
import { figuresOf } from '../../src-shared/upstream/figures'

const count = 100_000
const people = 2000
const period = '2026Q3'
const key = newSigningKey(into => void randomFillSync(into))
const secret = Buffer.alloc(32, 7)
const info: BundleInfo = {
  ...{ format: 1, schema: 1, kind: 'report', office: '371722001001', officeName: '中共安平社区委员会', recipient: '' },
  ...{
    date: '2026-10-08',
    epoch: 1,
    sequence: 1,
    previous: '',
    period,
    revision: 1,
    cutoff: '2026-10-08T02:00:00.000Z',
  },
  detail: 'pseudonymous',
}

/** An office's year: members of one branch and their entries. */
function books() {
  const dice = diceOf(7)
  const two = (n: number) => String(n).padStart(2, '0')
  const id = (kind: string, i: number) => `01a2${kind}-7000-7000-8000-${String(i).padStart(12, '0')}`
  const branch = id('b001', 1)
  const members = Array.from({ length: people }, (_, i) => ({ id: id('aaaa', i), name: '王强', membership: 'full' }))
  const points = Array.from({ length: count }, (_, i): PointsEntry => {
    const date = `2026-${two(1 + dice.below(9))}-${two(1 + dice.below(28))}`
    const what = { rule: dice.pick(['A1', 'A2', 'B1', 'B2']), pack: 'community.v1', delta: 1, source: 'hand' as const }
    return { id: id('cccc', i), member: dice.pick(members).id, branch, date, ...what, note: '志愿服务四小时' }
  })
  return {
    organisations: [
      { id: id('b001', 0), kind: 'committee', name: info.officeName },
      { id: branch, kind: 'branch', name: '中共安平社区和平巷支部委员会', parent: id('b001', 0) },
    ],
    members,
    memberships: members.map((member, i) => ({ id: id('dddd', i), member: member.id, organisation: branch })),
    points,
  }
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

const tables = books()
type Books = typeof tables
/** Books of one quarter alone, and of that behind three others as large. */
const quarter = { ...tables, points: tables.points.filter(({ date }) => date >= '2026-07-01').slice(0, count / 4) }
const year = {
  ...tables,
  points: ['01', '04', '10'].reduce((all, month, i) => {
    const moved = quarter.points.map(row => ({
      ...row,
      id: row.id.replace('cccc', `ccc${i}`),
      date: `2026-${month}${row.date.slice(7)}`,
    }))
    return [...all, ...moved]
  }, quarter.points),
}
let built: BuiltBundle | undefined
let packed: Buffer[] | undefined

async function exportBundle(tables: Books): Promise<BuiltBundle> {
  const figures = await figuresOf(arraySource(tables), period, info.date)
  return valueOf(
    await buildBundle({
      ...{ info, tables, figures, primitives: nodePrimitives },
      opaque: async ids => opaqueIds(secret, ids),
      sign: async (message, comment) => done(signMessage(key, message, comment)),
    }),
  )
}

/** The plainest loop that gives a CSV of the same rows and columns. */
function plainCsv(): Buffer {
  const columns = [
    'id',
    'deletedAt',
    'member',
    'branch',
    'rule',
    'pack',
    'date',
    'delta',
    'source',
    'meeting',
    'reverses',
  ] as const
  let text = `${columns.join(',')}\r\n`
  for (const row of tables.points as Partial<Record<(typeof columns)[number], unknown>>[])
    text += `${columns.map(column => row[column] ?? '').join(',')}\r\n`
  return Buffer.from(text)
}

interface Ways {
  prepare?(): Promise<void>
  floor(): Promise<void>
  ours(): Promise<void>
}

/** Both ways of each plan. */
export const bundleSteps: Readonly<Record<string, Ways>> = {
  P7: {
    async floor() {
      const bytes = plainCsv()
      createHash('sha256').update(bytes).digest()
      deflateRawSync(bytes, { level: 1 })
    },
    async ours() {
      built = await exportBundle(tables)
      const json = Buffer.byteLength(JSON.stringify(tables.points))
      console.error(`P7: ${built.bytes.length} bytes, ${(built.bytes.length / json).toFixed(3)} of the JSON’s ${json}`)
    },
  },
  P8: {
    async prepare() {
      built ??= await exportBundle(tables)
      packed = built.files.map(({ bytes }) => deflateRawSync(bytes))
    },
    async floor() {
      for (const bytes of packed!) {
        const file = inflateRawSync(bytes)
        createHash('sha256').update(file).digest()
        file
          .toString('utf8')
          .split('\r\n')
          .map(line => line.split(','))
      }
    },
    ours: () => receive(built!),
  },
  'P8-again': {
    prepare: async () => void (built ??= await exportBundle(tables)),
    floor: () => receive(built!),
    ours: async () => void (await verified(built!)),
  },
  P10: {
    async prepare() {
      single = await exportBundle(quarter)
      whole = await exportBundle(year)
    },
    floor: () => receive(single!),
    ours: () => receive(whole!),
  },
}

let single: BuiltBundle | undefined
let whole: BuiltBundle | undefined

async function verified({ bytes }: BuiltBundle) {
  return valueOf(await readBundle(bytes, { primitives: nodePrimitives, keyFor: () => publicKeyText(key) }))
}

/** What a street does with a report that is new to it, but for writing it down. */
async function receive(bundle: BuiltBundle): Promise<void> {
  const { tables } = await verified(bundle)
  await figuresOf(arraySource(valueOf(tables())), period, info.date)
}
