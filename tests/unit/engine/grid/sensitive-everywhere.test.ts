import * as fs from 'node:fs'
import * as path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, it } from 'vitest'
import { queries } from '../../../../src-renderer/engine/registry'
import { documents } from '../../../../src-shared/documents'
import { writeCsv } from '../../../../src-shared/spreadsheet/csv'
import shipped from '../../../../resources/grid/sensitive-words.json'
import { folderOfTest } from '../../journal/journal-bench'
import { valueOf } from '../../outcome'
import type { Pc } from '../backup-bench'
import { texts } from '../bare-books'
import { rosterFile, sampleRows } from '../sample-books'
import { ask, attempt, community, freshStreet, merge, run, type Community, type Sent } from '../street-bench'

const day = '2026-11-01'
let desk: Pc
let sender: Community
let ids: string[]
let files: { name: string; bytes: Uint8Array; kind: string }[]

/** The words that a text says. Three Latin letters lie in any bytes by chance. */
const saidIn = (text: string, isBytes = false) =>
  shipped.words.filter(word => text.includes(word) && !(isBytes && word === 'HIV'))
/** Everything that anybody can read in a workbook or a bundle. */
const unzipped = (file: string) => {
  const parts = Object.entries(unzipSync(new Uint8Array(fs.readFileSync(file))))
  return parts.map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`).join('\n')
}
const table = (kind: string, rows: string[][]) => ({
  ...{ kind, name: `${kind}.csv` },
  bytes: new TextEncoder().encode(writeCsv(rows)),
})

/** An office that was told every word there is: in the tables it took in, and in its sealed notes. */
beforeEach(async () => {
  desk = await freshStreet()
  const card = await run<{ file: string; fingerprint: string }>(desk, 'upstream.enrol', {
    to: desk.disk.tokens.take(folderOfTest()),
  })
  sender = await community()
  const { pc } = sender
  const made = async (name: string, input: object) => (await run<{ id: string }>(pc, name, input)).id
  await run(pc, 'roster.import', rosterFile(sampleRows(6)))
  const own = await sender.enrol()
  await run(desk, 'upstream.approve', { ...own, file: desk.disk.tokens.take(own.file) })
  await run(pc, 'upstream.trust', { ...card, file: pc.disk.tokens.take(card.file) })
  const estate = await made('grid.addEstate', { name: '和顺园' })
  const grid = await made('grid.addGrid', { name: '第一网格', kind: 'general' })
  const built = await run<{ rows: [{ id: string }] }>(pc, 'grid.addBuildings', {
    ...{ estate, grid, buildings: [{ name: '3号楼' }] },
  })
  const building = built.rows[0].id
  files = [
    table('households', [
      ['小区', '楼栋', '单元', '室', '户主', '标签', '备注'],
      ...shipped.words.map((word, i) => ['和顺园', '3号楼', '1', `${101 + i}`, '王桂英', `困难、${word}`, word]),
    ]),
    table('residents', [
      ['小区', '楼栋', '单元', '室', '姓名', '标签', '重点人员类别'],
      ...shipped.words.map((word, i) => ['和顺园', '3号楼', '1', `${101 + i}`, `李${i}`, `独居老人、${word}`, word]),
    ]),
  ]
  for (const file of files) await run(pc, 'grid.import', file)
  const { rows: homes } = await ask<{ rows: { id: string; residents: string[] }[] }>(pc, 'grid.households')
  const { person } = await run<{ person: string }>(pc, 'grid.appoint', {
    ...{ who: { name: '网格员一' }, role: 'fullTime', grid, from: day },
  })
  const household = homes[0]!.id
  const pairing = await made('grid.notePairing', { person, household, from: day, pledge: '每月去一次' })
  await run(pc, 'grid.noteVisits', { visits: [{ household, date: day, reason: 'demand', talk: '一切安好' }] })
  await made('grid.noteCall', { household, reason: 'sickbed', date: day })
  await made('grid.noteDiary', { grid, date: day, text: '楼下新开了理发店' })
  await run(pc, 'grid.savePatrolDay', { date: day, rounds: [{ grid, shift: 'am', findings: 0 }] })
  await run(pc, 'grid.beginSealing', { passphrase: '平安社区2026' })
  for (const word of shipped.words)
    await run(pc, 'grid.noteSealed', { household, kind: 'guidance', text: `他家有人${word}`, on: day })
  ids = [grid, building, household, person, pairing, estate, 'all', 'waiting']
})

it('trap 5.6-6: no list, search, paper or preview says a sensitive word, whatever it is asked', async () => {
  const { pc } = sender
  const dates = { period: '2026-11', month: '2026-11', from: '2026-01-01', to: '2026-12-31', date: day }
  const asked = [
    {},
    { ...dates, text: '王桂英' },
    ...ids.map(id => ({ ...dates, id, place: id, grid: id, household: id, building: id, code: 'fullTime' })),
  ]
  const answered = new Set<string>()
  const doors = new Set<string>()
  for (const { name, input } of queries) {
    const tried = new Set<string>()
    // A table of people that is taken for a roster shows what is in that file, and nothing of it comes into the books.
    for (const one of name.startsWith('grid.') ? [...asked, ...files] : asked) {
      const parsed = input.safeParse(one)
      if (!parsed.success || tried.has(JSON.stringify(parsed.data))) continue
      tried.add(JSON.stringify(parsed.data))
      const outcome = await pc.engine.query(name, one, '周敏')
      const text = JSON.stringify(outcome)
      // What a rule of points vetoes is said of nobody.
      const rules = name.startsWith('points.pack') ? ['邪教'] : []
      expect(saidIn(text), name).toEqual(rules.filter(word => text.includes(word)))
      if (outcome.ok) answered.add(name)
      if (text.includes('王桂英')) doors.add(name)
    }
  }
  // Asked in earnest: all of the grids but the notes, which nobody opened, and what the export of a grid app would be.
  const silent = queries.map(({ name }) => name as string).filter(name => !answered.has(name))
  expect(silent.filter(name => name.startsWith('grid.')).sort()).toEqual(['grid.previewPatrols', 'grid.sealedNotes'])
  expect(doors).toContain('grid.households')
  const papers = Object.values(documents).flatMap(({ query }) => (query.startsWith('grid.') ? query : []))
  expect(papers.filter(query => !answered.has(query))).toEqual([])
})

it('trap 5.6-6: no workbook, bundle, backup or log says one either', async () => {
  const { pc, stick } = sender
  const out = folderOfTest()
  for (const [of, known] of Object.entries({ households: '王桂英', residents: '李7' }))
    for (const detail of ['internal', 'full']) {
      const file = path.join(out, `${of}-${detail}.xlsx`)
      const outcome = await attempt(pc, 'grid.export', { to: pc.disk.tokens.take(file), of, detail })
      expect(outcome, `${of} ${detail}`).toMatchObject({ ok: true })
      expect(unzipped(file)).toContain(known)
      expect(saidIn(unzipped(file))).toEqual([])
    }
  const roster = path.join(out, 'roster.xlsx')
  await run(pc, 'roster.export', { to: pc.disk.tokens.take(roster) })
  expect(saidIn(unzipped(roster))).toEqual([])

  for (const detail of ['figures', 'pseudonymous', 'named']) {
    const sent: Sent = await sender.send('2026-11', { detail })
    const merged = detail === 'named' ? await merge(desk, sent.file) : null
    if (merged) valueOf(merged)
    const plain = merged ? path.join(desk.disk.profile.received, `${sent.digest}.qlb`) : sent.file
    const text = unzipped(plain)
    expect(text).toContain('data/')
    expect(saidIn(text), detail).toEqual([])
  }
  const backup = path.join(out, 'backup.tar')
  valueOf(await pc.engine.backup(pc.disk.tokens.take(backup)))
  for (const folder of [pc.disk.profile.root, out, stick]) expect(saidIn(texts(folder), true), folder).toEqual([])
  expect(texts(pc.disk.profile.root)).toContain('第一网格')
})
