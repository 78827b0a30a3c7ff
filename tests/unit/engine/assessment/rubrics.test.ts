import { describe, expect, it } from 'vitest'
import grade5a from '../../../../resources/assessment/grade5a.v1.json'
import { codesOf, problemsOf } from '../../outcome'
import { sampleBooks } from '../sample-books'

const own = { ...grade5a, id: 'grade5a.county', name: '县里的办法' }
const fileOf = (rubric: object) => ({ bytes: new TextEncoder().encode(JSON.stringify(rubric)) })
interface Line {
  id: string
  usable: boolean
  usual: boolean
  originWord: string
}
const heavier = structuredClone(own)
heavier.blocks[0]!.indicators[0]!.parts[0]!.weight = 60

describe('a rubric', () => {
  it('from a file is a draft that says nobody signed it, and begins no assessment before it is adopted', async () => {
    const books = await sampleBooks(0)
    const lines = async () => (await books.ask<{ rows: Line[] }>('assessment.rubrics')).rows
    expect(await books.run('assessment.readRubric', fileOf(own))).toMatchObject({ origin: 'file', signer: null })
    expect((await lines()).find(({ id }) => id === own.id)).toMatchObject({
      ...{ usable: false, usual: false, originWord: '从文件读入，没有上级签名' },
    })
    const begin = { year: 2026, rubric: own.id }
    expect(codesOf(await books.attempt('assessment.begin', begin))).toEqual(['rubric-unknown'])
    await books.run('assessment.adoptRubric', { id: own.id, document: '县委〔2026〕5号' })
    expect((await lines()).filter(({ usual }) => usual).map(({ id }) => id)).toEqual([own.id])
    await books.run('assessment.begin', { year: 2026 })
    expect(await books.ask('assessment.years')).toMatchObject({ rows: [{ rubric: '县里的办法' }] })
  })

  it('whose weights do not add up is refused at the place where they fail', async () => {
    const books = await sampleBooks(0)
    const outcome = await books.attempt('assessment.readRubric', fileOf(heavier))
    expect(problemsOf(outcome).map(({ code, path }) => [code, path])).toEqual([
      ['weights-block', ['rubric', 'blocks', 0, 'weight']],
    ])
    expect(problemsOf(await books.attempt('assessment.readRubric', fileOf({ a: 1 }))).length).toBeGreaterThan(0)
  })

  it('that ships, was adopted or has other content under the same id is not changed', async () => {
    const books = await sampleBooks(0)
    const other = { ...grade5a, name: '另一份' }
    expect(codesOf(await books.attempt('assessment.readRubric', fileOf(other)))).toEqual(['rubric-other-content'])
    expect(codesOf(await books.attempt('assessment.saveRubric', { rubric: other }))).toEqual(['rubric-fixed'])
    await books.run('assessment.saveRubric', { rubric: own })
    await books.run('assessment.saveRubric', { rubric: { ...own, leastAnswers: 10 } })
    await books.run('assessment.adoptRubric', { id: own.id, document: '党委会议定' })
    expect(codesOf(await books.attempt('assessment.saveRubric', { rubric: own }))).toEqual(['rubric-fixed'])
    const drop = { id: own.id, reason: '不用' }
    expect(codesOf(await books.attempt('assessment.dropRubric', drop))).toEqual(['rubric-fixed'])
  })

  it('says line by line what it says otherwise than another', async () => {
    const books = await sampleBooks(0)
    await books.run('assessment.saveRubric', { rubric: { ...own, leastAnswers: 10 } })
    expect(await books.ask('assessment.rubricDifference', { before: 'grade5a.v1', after: own.id })).toEqual({
      lines: ['名称：由“社区5A级等级自评”改为“县里的办法”', '测评最少份数：由“30份”改为“10份”'],
    })
  })

  it('that an assessment was begun by stays with it, whatever is adopted later', async () => {
    const books = await sampleBooks(0)
    const { id } = await books.run<{ id: string }>('assessment.begin', { year: 2026 })
    const before = await books.ask('assessment.get', { id })
    await books.run('assessment.saveRubric', { rubric: { ...own, leastAnswers: 10 } })
    await books.run('assessment.adoptRubric', { id: own.id, document: '党委会议定' })
    expect(await books.ask('assessment.get', { id })).toEqual(before)
  })
})
