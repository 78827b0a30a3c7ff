import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodePrimitives } from '../../src-main/keys/primitives'
import { readBundle } from '../../src-shared/bundle/read-bundle'
import { valueOf } from '../unit/outcome'
import { emptyFolder, lacking, run } from './tools'

const missing = lacking('python3', 'bagit.py', 'minisign', 'zip')
const id = (n: number) => String(n).padStart(26, '0')

describe.skipIf(missing.length > 0)(
  `a bundle made by stock tools${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    it.each(['zipfile-stored', 'zipfile-deflated', 'zip', 'zip-plain'])(
      'in a container by %s is read',
      async container => {
        const folder = emptyFolder()
        const ran = run(folder, 'python3', [path.resolve('tests/interop/make-bundle.py'), folder, container])
        expect(ran, ran.output).toMatchObject({ status: 0 })
        const publicKey = fs.readFileSync(path.join(folder, 'office.pub'), 'utf8')
        const bytes = new Uint8Array(fs.readFileSync(path.join(folder, 'bundle.qlb')))
        const bundle = valueOf(await readBundle(bytes, { primitives: nodePrimitives, keyFor: () => publicKey }))
        expect(bundle.info).toMatchObject({
          office: '371722001009',
          officeName: '中共福宁社区委员会',
          sequence: 3,
          previous: '',
          period: '2026Q3',
        })
        expect(bundle.figures).toEqual([{ code: 'members.total', label: '党员总数', numerator: 2, denominator: null }])
        const tables = valueOf(bundle.tables())
        expect(tables.organisations).toEqual([{ id: id(1), kind: 'branch', name: '中共福宁社区"第一",\n支部委员会' }])
        expect(tables.members).toEqual([
          { id: id(2), birth: '1968', membership: 'full' },
          { id: id(3), membership: 'probationary' },
        ])
        expect(tables.meetings).toEqual([
          expect.objectContaining({
            id: id(5),
            countsAs: [],
            attendance: [{ member: id(2), presence: 'present', membership: 'full', voting: true }],
          }),
          expect.objectContaining({
            id: id(6),
            countsAs: ['lesson'],
            attendance: [expect.objectContaining({ presence: 'absent', voting: false })],
          }),
        ])
        expect(tables.points).toEqual([])
      },
    )
  },
)
