import * as crypto from 'node:crypto'
import { opaqueIds } from '../../../src-main/keys/opaque'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { signMessage } from '../../../src-main/keys/sign'
import { newSigningKey, publicKeyText, type SigningKey } from '../../../src-main/keys/signing-key'
import type { BundleInfo } from '../../../src-shared/bundle/bundle-info'
import { readBundle, type ReadBundle } from '../../../src-shared/bundle/read-bundle'
import { buildBundle, type BuiltBundle, type BundleDraft } from '../../../src-shared/bundle/write-bundle'
import { done, type Outcome } from '../../../src-shared/problem'
import type { RecordOf } from '../../../src-shared/tables'
import { valueOf } from '../outcome'

/** Always the same bytes for one seed. */
export function fixedRandom(seed: string): (into: Uint8Array) => void {
  let n = 0
  return into => into.set(crypto.createHash('sha512').update(`${seed} ${n++}`).digest().subarray(0, into.length))
}

export const key: SigningKey = newSigningKey(fixedRandom('office'))
export const publicKey = publicKeyText(key)
const secret = Buffer.alloc(32, 7)
export const office = '371722001001'

export const info: BundleInfo = {
  format: 1,
  schema: 1,
  kind: 'report',
  office,
  officeName: '中共安平社区委员会',
  epoch: 1,
  sequence: 7,
  previous: 'ab'.repeat(32),
  period: '2026Q3',
  revision: 0,
  cutoff: '2026-09-30T08:00:00.000Z',
  recipient: '',
  detail: 'pseudonymous',
  date: '2026-10-08',
}

const member = (id: string, more: Partial<RecordOf<'members'>>): RecordOf<'members'> => ({
  id,
  name: '张三',
  membership: 'full',
  ...more,
})

/** Two members, one meeting with both, one line of points: small enough to flip every byte. */
export const tables = {
  organisations: [
    { id: 'org-1', kind: 'committee', name: '中共安平社区委员会' },
    { id: 'org-2', kind: 'branch', name: '中共安平社区和顺园支部委员会', parent: 'org-1' },
  ],
  members: [
    member('m-1', {
      idNumber: '990101196807011234',
      birth: '1968-07-01',
      joined: '1990-07',
      phone: '13900000000',
      address: '和顺园1号',
    }),
    member('m-2', { name: '李四', membership: 'probationary', birth: '1999', deletedAt: '2026-09-01T00:00:00.000Z' }),
  ],
  memberships: [{ id: 's-1', member: 'm-1', organisation: 'org-2', from: '2020-01-01' }],
  meetings: [
    {
      id: 'e-1',
      kind: 'branchGeneral',
      countsAs: ['themeDay'],
      branch: 'org-2',
      date: '2026-07-05',
      place: '会议室"一", 二楼',
      chair: '王主持',
      recorder: '赵记录',
      agenda: [{ title: '议题密', minutes: '' }],
      minutes: '总结密',
      decisions: [],
      number: 1,
      attendance: [
        { member: 'm-1', status: 'present', name: '张三', membership: 'full', voting: true },
        {
          member: 'm-2',
          status: 'leave_sick',
          reason: '住院密',
          name: '李四',
          membership: 'probationary',
          voting: false,
        },
      ],
    },
  ],
  points: [
    {
      id: 'p-1',
      member: 'm-1',
      branch: 'org-2',
      rule: 'A1',
      pack: 'base-2026',
      date: '2026-07-05',
      delta: 2,
      source: 'attendance',
      meeting: 'e-1',
      note: '',
    },
  ],
} satisfies Partial<{ [T in 'organisations' | 'members' | 'memberships' | 'meetings' | 'points']: RecordOf<T>[] }>

export const figures = [
  { code: 'meetings.branchGeneral', label: '支部党员大会', numerator: 1, denominator: 3 },
  { code: 'members.total', label: '党员总数', numerator: 1, denominator: null },
]

export const opaque = async (ids: string[]) => opaqueIds(secret, ids)
const sign = async (message: Uint8Array, comment: string) => done(signMessage(key, message, comment))

export function draft(change: Partial<BundleDraft> = {}): BundleDraft {
  return { info, tables, figures, opaque, sign, primitives: nodePrimitives, ...change }
}

export async function build(change: Partial<BundleDraft> = {}): Promise<BuiltBundle> {
  return valueOf(await buildBundle(draft(change)))
}

export function read(bytes: Uint8Array, of = office): Promise<Outcome<ReadBundle>> {
  return readBundle(bytes, { primitives: nodePrimitives, keyFor: code => (code === of ? publicKey : null) })
}

/** Everything a bundle was read as, rows included. */
export function contentOf(bundle: ReadBundle) {
  return { info: bundle.info, digest: bundle.digest, figures: bundle.figures, tables: valueOf(bundle.tables()) }
}
