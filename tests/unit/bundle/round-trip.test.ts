import { describe, expect, it } from 'vitest'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { enrolmentFiles, readEnrolment } from '../../../src-shared/bundle/enrolment'
import { keyFingerprint } from '../../../src-shared/bundle/fingerprint'
import { describeBundle, printVerifyReport } from '../../../src-shared/bundle/verify-report'
import { rebag } from './rebag'
import { build, contentOf, figures, info, opaque, publicKey, read, tables } from './sample'
import { codesOf, valueOf } from '../outcome'

const textOf = (files: { bytes: Uint8Array }[]) =>
  files.map(file => Buffer.from(file.bytes).toString('utf8')).join('\n')

describe('a bundle comes back as it was sent', () => {
  it('gives info, digest, figures and rows in the shape of the records', async () => {
    const built = await build()
    const got = contentOf(valueOf(await read(built.bytes)))
    const [m1, m2, org1, org2, e1, p1, s1] = await opaque(['m-1', 'm-2', 'org-1', 'org-2', 'e-1', 'p-1', 's-1'])
    expect(got).toMatchObject({ info, digest: built.digest, figures })
    expect(got.tables.organisations).toEqual(
      expect.arrayContaining([
        { id: org1, kind: 'committee', name: '中共安平社区委员会' },
        { id: org2, kind: 'branch', name: '中共安平社区和顺园支部委员会', parent: org1 },
      ]),
    )
    expect(got.tables.members).toEqual(
      expect.arrayContaining([
        {
          id: m1,
          birth: '1968',
          joined: '1990-07',
          membership: 'full',
        },
        {
          id: m2,
          birth: '1999',
          membership: 'probationary',
          deletedAt: '2026-09-01T00:00:00.000Z',
        },
      ]),
    )
    expect(got.tables.memberships).toEqual([{ id: s1, member: m1, organisation: org2, from: '2020-01-01' }])
    expect(got.tables.meetings).toEqual([
      {
        id: e1,
        kind: 'branchGeneral',
        countsAs: ['themeDay'],
        branch: org2,
        date: '2026-07-05',
        number: 1,
        attendance: expect.arrayContaining([
          { member: m1, presence: 'present', membership: 'full', voting: true },
          { member: m2, presence: 'absent', membership: 'probationary', voting: false },
        ]),
      },
    ])
    expect(got.tables.points).toEqual([{ id: p1, member: m1, branch: org2, date: '2026-07-05' }])
  })

  it('same data, same bytes: the order of the rows in the store does not matter', async () => {
    const turned = {
      ...tables,
      members: [...tables.members].reverse(),
      organisations: [...tables.organisations].reverse(),
    }
    expect((await build({ tables: turned })).bytes).toEqual((await build()).bytes)
  })

  it('another sequence changes only what tells the sequence', async () => {
    const one = await build()
    const two = await build({ info: { ...info, sequence: 8, previous: one.digest } })
    const changed = two.files
      .filter(file => !Buffer.from(one.files.find(f => f.path === file.path)!.bytes).equals(file.bytes))
      .map(f => f.path)
    expect(changed.sort()).toEqual(
      [
        'bag-info.txt',
        'data/datapackage.json',
        'manifest-sha256.txt',
        'tagmanifest-sha256.txt',
        'tagmanifest-sha256.txt.minisig',
      ].sort(),
    )
  })

  it('is the same deflated and stored', async () => {
    const stored = await build({ primitives: { sha256: nodePrimitives.sha256 } })
    expect(contentOf(valueOf(await read(stored.bytes)))).toEqual(contentOf(valueOf(await read((await build()).bytes))))
  })
})

describe('what leaves the office', () => {
  const personal = ['张三', '李四', '990101196807011234', '13900000000', '和顺园1号', '1968-07', '王主持', '赵记录']
  const free = ['议题密', '总结密', '住院密']
  const scored = ['会议室', 'leave_', '病假', ',A1,', 'base-2026', 'suspended']

  it('pseudonymous: no name, number, phone, address, day of birth, free text, kind of leave, score or local id', async () => {
    const text = textOf((await build()).files)
    for (const word of [...personal, ...free, ...scored, 'm-1', 'org-2', 'e-1']) expect(text).not.toContain(word)
    expect(text).toContain('1968')
  })

  it('named: everything that is not sensitive, still under opaque ids', async () => {
    const text = textOf((await build({ info: { ...info, detail: 'named' } })).files)
    for (const word of personal) expect(text).toContain(word)
    expect(text).not.toContain('m-1')
  })

  it('figures: no table at all', async () => {
    const built = await build({ info: { ...info, detail: 'figures' } })
    expect(built.files.map(f => f.path).filter(path => path.endsWith('.csv'))).toEqual(['data/figures.csv'])
    expect(contentOf(valueOf(await read(built.bytes)))).toMatchObject({ figures, tables: {} })
  })

  it('a bundle that says it has no names is refused when it has a column of names', async () => {
    const named = await build({ info: { ...info, detail: 'named' } })
    const lying = await rebag(named, files => {
      const text = Buffer.from(files.get('bag-info.txt')!).toString().replace('Detail: named', 'Detail: pseudonymous')
      files.set('bag-info.txt', Buffer.from(text))
    })
    expect(codesOf(await read(lying))).toEqual(['bundle-contents'])
  })
})

describe('segments', () => {
  const meeting = tables.meetings[0]!
  const points = tables.points[0]!
  const grown = {
    ...tables,
    meetings: [meeting, { ...meeting, id: 'e-2', date: '2026-10-01' }],
    points: [points, { ...points, id: 'p-2', date: '2026-08-31' }],
  }

  it('a table that grows is cut by its date, children with their parent, and comes back whole', async () => {
    const bundle = valueOf(await read((await build({ tables: grown })).bytes))
    expect(bundle.segments.map(s => [s.path, s.rows])).toEqual([
      ['tables/organisations.csv', 2],
      ['tables/lineage.csv', 0],
      ['tables/members.csv', 2],
      ['tables/memberships.csv', 1],
      ['tables/floatings.csv', 0],
      ['tables/losses.csv', 0],
      ['tables/meetings/2026Q3.csv', 1],
      ['tables/meetings/2026Q4.csv', 1],
      ['tables/attendance/2026Q3.csv', 2],
      ['tables/attendance/2026Q4.csv', 2],
      ['tables/points/2026-07.csv', 1],
      ['tables/points/2026-08.csv', 1],
      ['tables/grids.csv', 0],
      ['tables/buildings.csv', 0],
      ['tables/gridPosts.csv', 0],
      ['tables/patrols.csv', 0],
    ])
    const { meetings } = valueOf(bundle.tables())
    expect(meetings!.map(row => (row.attendance as unknown[]).length)).toEqual([2, 2])
  })

  it('an old segment keeps its hash when a new period is added', async () => {
    const before = valueOf(await read((await build()).bytes)).segments
    const after = valueOf(await read((await build({ tables: grown })).bytes)).segments
    for (const old of before) expect(after).toContainEqual(old)
  })

  it('an empty table is one file with its header', async () => {
    const built = await build({ tables: {} })
    expect(built.files.map(f => f.path)).toEqual(
      expect.arrayContaining(['data/tables/points.csv', 'data/tables/attendance.csv']),
    )
    expect(contentOf(valueOf(await read(built.bytes))).tables).toEqual({
      organisations: [],
      lineage: [],
      members: [],
      memberships: [],
      floatings: [],
      losses: [],
      meetings: [],
      points: [],
      grids: [],
      buildings: [],
      gridPosts: [],
      patrols: [],
    })
  })
})

describe('enrolment and report', () => {
  const enrolling = { ...info, kind: 'enrolment', sequence: 0, previous: '', detail: 'figures' } as const

  const recipient = 'age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa'
  const enrolment = (files = enrolmentFiles({ publicKey, recipient })) => build({ info: enrolling, figures: [], files })

  it('an enrolment presents the key that signed it, whom to encrypt to, and is no report', async () => {
    const { bytes } = await enrolment()
    const fingerprint = await keyFingerprint(publicKey, nodePrimitives.sha256)
    expect(valueOf(await readEnrolment(bytes, nodePrimitives))).toMatchObject({
      publicKey,
      fingerprint,
      recipient,
      info: enrolling,
    })
    expect(codesOf(await read(bytes))).toEqual(['bundle-kind'])
    expect(codesOf(await readEnrolment((await build()).bytes, nodePrimitives))).toEqual(['bundle-kind'])
  })

  it('an enrolment of an older program presents no recipient; a recipient that is none is refused', async () => {
    const [key] = enrolmentFiles({ publicKey, recipient })
    const older = await enrolment([key!])
    expect(valueOf(await readEnrolment(older.bytes, nodePrimitives))).toMatchObject({ publicKey, recipient: null })
    const mistyped = await enrolment(enrolmentFiles({ publicKey, recipient: recipient.replace('7', '8') }))
    expect(codesOf(await readEnrolment(mistyped.bytes, nodePrimitives))).toEqual(['bundle-contents'])
  })

  it('the verification report names office, period, figures and key', async () => {
    const bundle = valueOf(await read((await build()).bytes))
    const report = valueOf(await describeBundle(bundle, nodePrimitives.sha256))
    expect(report).toMatchObject({
      file: '371722001001-report-2026Q3-0007.qlb',
      sequence: 7,
      figures,
      tables: expect.arrayContaining([{ table: 'members', rows: 2 }]),
    })
    expect(report.signedBy).toMatch(/^(\d{5} ){5}\d{5}$/)
    expect(report.checkCode).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{2}$/)
    const text = printVerifyReport(report)
    for (const part of ['中共安平社区委员会', '2026年第三季度', '支部党员大会：1/3', '党员总数：1', report.signedBy])
      expect(text).toContain(part)
  })
})
