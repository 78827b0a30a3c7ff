import { describe, expect, it } from 'vitest'
import { codesOf, valueOf, warningsOf } from '../../outcome'
import { meetingOf } from '../sample-books'
import { assessmentBench, type AssessmentBench } from './assessment-bench'

const decided = { decidedOn: '2026-11-20' }

async function submitted(): Promise<AssessmentBench> {
  const bench = await assessmentBench()
  await bench.fill()
  await bench.books.run('assessment.decide', { id: bench.id, ...decided })
  await bench.books.run('assessment.submit', { id: bench.id })
  return bench
}

describe('an assessment', () => {
  it('of a year is begun once', async () => {
    const { refusal } = await assessmentBench()
    expect(await refusal('assessment.begin', { year: 2026 })).toEqual(['assessment-twice'])
    expect(await refusal('assessment.begin', { year: 2027 })).toEqual(['year-future'])
    expect(await refusal('assessment.begin', { year: 2025, rubric: 'none' })).toEqual(['rubric-unknown'])
  })

  it('takes no typed number where the books count, and a typed one where nobody does', async () => {
    const { refusal, id, say, part } = await assessmentBench()
    const typed = { assessment: id, numerator: 1, denominator: 1 }
    expect(await refusal('assessment.score', { ...typed, part: 'A1' })).toEqual(['fact-counted'])
    await say('B3', { numerator: 3, denominator: 4, note: '两期培训' })
    expect(await part('B3')).toMatchObject({ score: '2.2', numerator: 3, denominator: 4, note: '两期培训' })
  })

  it('refuses numbers that are none', async () => {
    const { refusal, id } = await assessmentBench()
    const codes = (part: string, said: object) => refusal('assessment.score', { assessment: id, part, ...said })
    expect(await codes('B3', { numerator: 3 })).toEqual(['both-numbers'])
    expect(await codes('B3', { numerator: 3, denominator: 0 })).toEqual(['nothing-due'])
    expect(await codes('B3', { numerator: 5, denominator: 4 })).toEqual(['more-than-due'])
    expect(await codes('B3', { score: 10 })).toEqual(['counted-only'])
    expect(await codes('B5', { score: 21 })).toEqual(['score-above'])
    expect(await codes('B5', { numerator: 1 })).toEqual(['judged-only'])
    expect(await codes('B5', { notApplicable: '没有', score: 1 })).toEqual(['not-applicable-scored'])
    expect(await codes('F5', { numerator: 1, denominator: 2 })).toEqual(['no-denominator'])
    expect(await codes('Z9', { score: 1 })).toEqual(['part-unknown'])
  })

  it('spreads what does not apply over its own block alone', async () => {
    const { fill, say, tree } = await assessmentBench()
    await fill()
    await say('F3', { notApplicable: '本年没有纠纷' })
    const after = await tree()
    const block = after.blocks.find(({ code }) => code === 'F')!
    const [own] = block.indicators.flatMap(({ parts }) => parts).filter(({ code }) => code === 'F3')
    expect(own).toMatchObject({ state: 'notApplicable', weight: '0.0', notApplicable: '本年没有纠纷' })
    expect(block.weight).toBe('20.0')
    const others = block.indicators.flatMap(({ parts }) => parts).filter(({ code }) => code !== 'F3')
    // Nothing called for a visit either: 20 over the 13 that are left, and 5 becomes 7.69, which reads 7.6.
    expect(others.find(({ code }) => code === 'F2')!.weight).toBe('7.6')
  })

  it('is judged and tried in the points of the rubric, whatever else came to its block', async () => {
    const { books, id, fill, say, part, tree, refusal } = await assessmentBench()
    await fill()
    await say('B1', { notApplicable: '试点期间不计' })
    await say('B5', { score: 10 })
    // 12 over the 10 that are left: half of 2.4.
    expect(await part('B5')).toMatchObject({ weight: '2.4', tenths: 20, score: '1.2', share: 500 })
    expect(await refusal('assessment.score', { assessment: id, part: 'B5', score: 21 })).toEqual(['score-above'])
    const before = await tree()
    const tried = await books.ask<{ sum: string }>('assessment.whatIf', { id, parts: [{ part: 'B5', score: 20 }] })
    expect((Number(tried.sum) - Number(before.sum)).toFixed(1)).toBe('1.2')
  })

  it('is not decided while anything is missing, and warns of papers that lack', async () => {
    const { books, refusal, id, fill } = await assessmentBench()
    expect(await refusal('assessment.decide', { id, ...decided })).toEqual(['parts-missing'])
    await fill()
    expect(await refusal('assessment.decide', { id })).toEqual(['decision-missing'])
    const outcome = await books.attempt('assessment.decide', { id, ...decided })
    expect(valueOf(outcome)).toMatchObject(decided)
    expect(warningsOf(outcome).map(({ code }) => code)).toEqual(['evidence-lacking'])
    expect(await refusal('assessment.score', { assessment: id, part: 'B5', score: 1 })).toEqual(['assessment-fixed'])
  })

  it('that was submitted is changed by no later data (trap 1)', async () => {
    const { books, people, tree, id, estate } = await submitted()
    const before = await tree()
    await books.run('grid.changeEstate', { id: estate, branch: people[0]!.branch })
    await books.run('meetings.record', meetingOf(people))
    await books.run('grid.addGrid', { name: '第三网格', kind: 'general' })
    expect(await tree()).toEqual(before)
    const { rows } = await books.ask<{ rows: { score: string }[] }>('assessment.years')
    expect(rows[0]!.score).toBe(before.sum)
    // The books themselves say something else by now, and the rows say both.
    expect(await books.ask('assessment.factRows', { id, part: 'A1' })).toMatchObject({
      numerator: 1,
      submitted: { numerator: 0, denominator: 1 },
    })
  })

  it('keeps names and sha-256 of what lay beside it when it was submitted', async () => {
    const { books, fill, id, part } = await assessmentBench()
    await fill()
    const add = (more: object) => books.run<{ id: string }>('assessment.addEvidence', { assessment: id, ...more })
    const paper = await add({ part: 'A1', paper: '组织架构图' })
    const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')
    await books.run('attachments.add', { evidence: paper.id, contents: [{ name: '架构图.pdf', bytes }] })
    await add({ part: 'C1-1', paper: '产权或使用证明', place: '档案柜3-2' })
    await books.run('assessment.decide', { id, ...decided })
    await books.run('assessment.submit', { id })
    const evidence = async (code: string) => (await part(code)).submitted
    expect(await evidence('A1')).toEqual([
      { name: '组织架构图（架构图.pdf）', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ])
    expect(await evidence('C1-1')).toEqual([{ name: '产权或使用证明（存放：档案柜3-2）', sha256: null }])
    // The files that those sha-256 are of stay where they are.
    const { rows } = await books.ask<{ rows: { id: string }[] }>('attachments.list', { evidence: paper.id })
    const more = { evidence: paper.id, contents: [{ name: '另一张.pdf', bytes: bytes.slice(0, -1) }] }
    expect(codesOf(await books.attempt('attachments.add', more))).toEqual(['assessment-fixed'])
    const away = { id: rows[0]!.id, reason: '放错了' }
    expect(codesOf(await books.attempt('attachments.remove', away))).toEqual(['assessment-fixed'])
  })

  it('is one of its year, also where the removal of an earlier one is undone', async () => {
    const { books, id } = await assessmentBench()
    await books.run('assessment.remove', { id, reason: '选错了办法' })
    const removal = books.entry()
    await books.run('assessment.begin', { year: 2026 })
    expect(codesOf(await books.undo(removal))).toEqual(['undo-taken'])
  })

  it('asks about a file that is called after one person’s papers (trap 7)', async () => {
    const { books, id } = await assessmentBench()
    const paper = await books.run<{ id: string }>('assessment.addEvidence', {
      ...{ assessment: id, part: 'A1', paper: '组织架构图' },
    })
    const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')
    const named = (name: string, ...rest: number[]) =>
      books.attempt('attachments.add', {
        ...{ evidence: paper.id, contents: [{ name, bytes: new Uint8Array([...bytes, ...rest]) }] },
      })
    expect(warningsOf(await named('架构图.pdf')).map(({ code }) => code)).toEqual([])
    expect(warningsOf(await named('王强身份证.pdf', 10)).map(({ code }) => code)).toEqual(['evidence-personal'])
  })

  it('warns of evidence that is of one person (trap 7)', async () => {
    const { books, id } = await assessmentBench()
    const outcome = await books.attempt('assessment.addEvidence', {
      ...{ assessment: id, part: 'G1', name: '居民投诉记录', place: '柜1' },
    })
    expect(warningsOf(outcome).map(({ code }) => code)).toEqual(['evidence-personal'])
  })

  it('answers what went back one by one, and leaves the rest to the letter', async () => {
    const { books, id, refusal, say, tree, part } = await submitted()
    const before = await tree()
    const result = { id, on: '2026-11-22', parts: [{ part: 'B3', verdict: 'returned', reason: '缺第三期' }] }
    await books.run('assessment.noteResult', result)
    expect((await tree()).state).toBe('returned')
    expect(await refusal('assessment.score', { assessment: id, part: 'B5', score: 1 })).toEqual(['part-not-returned'])
    expect(await refusal('assessment.submit', { id })).toEqual(['return-unanswered'])
    await say('B3', { numerator: 9, denominator: 10 })
    await books.run('assessment.remark', { assessment: id, part: 'B3', text: '第三期人数已核对' })
    await books.run('grid.addGrid', { name: '第三网格', kind: 'general' })
    await books.run('assessment.submit', { id })
    const after = await tree()
    expect(await part('B3')).toMatchObject({ score: '2.7', numerator: 9 })
    const others = ({ blocks }: typeof after) =>
      blocks.flatMap(({ indicators }) =>
        indicators.flatMap(({ parts }) =>
          parts.filter(({ code }) => code !== 'B3').map(({ code, score }) => [code, score]),
        ),
      )
    expect(others(after)).toEqual(others(before))
  })

  it('shows what the street gave beside its own, with the reason', async () => {
    const { books, id, refusal, tree, part } = await submitted()
    const given = { part: 'B5', verdict: 'scored', score: 10, reason: '没有培养计划' }
    const result = { id, on: '2026-11-22', parts: [given] }
    expect(await refusal('assessment.noteResult', result)).toEqual(['grade-missing'])
    expect(
      await refusal('assessment.noteResult', {
        ...result,
        grade: '4A',
        parts: [{ part: 'B5', verdict: 'scored', score: 10 }],
      }),
    ).toEqual(['reason-missing'])
    const before = await tree()
    await books.run('assessment.noteResult', { ...result, grade: '4A', document: '街委〔2026〕9号' })
    const after = await tree()
    expect(after.sum).toBe(before.sum)
    expect((Number(before.sum) - Number(after.street!.score)).toFixed(1)).toBe('1.0')
    expect((await part('B5')).street).toEqual({ verdict: 'scored', score: '1.0', reason: '没有培养计划' })
    expect(await refusal('assessment.reopen', { id, reason: '改' })).toEqual(['assessment-state'])
    await books.run('assessment.publish', { id, from: '2026-11-23', to: '2026-11-29' })
    await books.run('assessment.grant', { id, certificate: '2026-5A-001', validFrom: '2026-12-01' })
    expect(await tree()).toMatchObject({ state: 'granted', granted: { certificate: '2026-5A-001' } })
  })

  it('tries other scores without keeping them, and says what gives most for least', async () => {
    const { books, id, fill, say, tree } = await assessmentBench()
    await fill()
    await say('B3', { numerator: 2, denominator: 4 })
    const before = await tree()
    const tried = await books.ask<{ sum: string }>('assessment.whatIf', { id, parts: [{ part: 'B3', score: 30 }] })
    expect((Number(tried.sum) - Number(before.sum)).toFixed(1)).toBe('1.5')
    expect(before.gains.find(({ code }) => code === 'B3')).toEqual({
      ...{ code: 'B3', name: '年度培训全覆盖', lost: '1.5', steps: 2, each: '0.7' },
    })
    expect(await tree()).toEqual(before)
  })

  it('keeps a draft from nobody: it is undone, and removed with what is in it', async () => {
    const { books, id, say } = await assessmentBench()
    const before = await books.hash()
    await say('B5', { score: 10 })
    await books.undo(books.entry())
    expect(await books.hash()).toBe(before)
    await say('B5', { score: 10 })
    await books.run('assessment.remove', { id, reason: '建错了' })
    expect((await books.ask<{ rows: unknown[] }>('assessment.years')).rows).toEqual([])
    await books.run('assessment.begin', { year: 2026 })
  })
})

describe('a satisfaction survey', () => {
  const sheet = { period: '2026Q3', on: '2026-09-28', handedOut: 60, satisfied: 30, basically: 12, not: 8, invalid: 2 }

  it('counts only from so many valid sheets on, all of the year together', async () => {
    const { books, part, id } = await assessmentBench()
    await books.run('assessment.noteSurvey', { ...sheet, satisfied: 20, basically: 5, not: 4 })
    expect(await part('E4')).toMatchObject({ state: 'missing', counted: false })
    await books.run('assessment.noteSurvey', { ...sheet, period: '2026Q4', on: '2026-11-02' })
    // (25 + 42) / (29 + 50) = 67 / 79 = 84.8 %, of 60 to 90 %: 6 × 24.81 / 30
    expect(await part('E4')).toMatchObject({ numerator: 67, denominator: 79, score: '4.9' })
    expect(await books.ask('assessment.factRows', { id, part: 'E4' })).toMatchObject({
      rows: [
        { done: 42, due: 50 },
        { done: 25, due: 29 },
      ].reverse(),
    })
  })

  it('never counts more sheets than were handed out', async () => {
    const { refusal } = await assessmentBench()
    expect(await refusal('assessment.noteSurvey', { ...sheet, handedOut: 40 })).toEqual(['survey-more'])
    expect(await refusal('assessment.noteSurvey', { ...sheet, on: '2026-06-30' })).toEqual(['survey-early'])
  })
})
