import * as fs from 'node:fs'
import * as path from 'node:path'
import grade5a from '../../resources/assessment/grade5a.v1.json'
import { pdfOf } from '../unit/attachments/pictures'
import { id, valueOf, type Answer, type Line } from './program'

interface Part {
  code: string
  by: string
  state: string
  tenths: number
  evidence: { id: string }[]
}

/** An assessment of a year from its beginning to the grade and its revocation, with rubrics and surveys. */
export async function askAssessment(
  ask: (lines: Line[]) => Promise<Answer[]>,
  { folder }: { folder: string },
): Promise<void> {
  const file = path.join(folder, 'rubric.json')
  fs.writeFileSync(file, JSON.stringify({ ...grade5a, id: 'grade5a.county', name: '县里的办法' }))
  const about = { rubric: { ...grade5a, id: 'grade5a.own', name: '自拟办法', leastAnswers: 10 } }
  await ask([
    { do: 'assessment.readRubric', input: { file } },
    { do: 'assessment.dropRubric', input: { id: 'grade5a.county', reason: '读错了' } },
    { do: 'assessment.saveRubric', input: about },
    { do: 'assessment.adoptRubric', input: { id: 'grade5a.own', document: '党委会议定' } },
    { query: 'assessment.rubrics' },
    { query: 'assessment.rubric', input: { id: 'grade5a.own' } },
    { query: 'assessment.rubricDifference', input: { before: 'grade5a.v1', after: 'grade5a.own' } },
  ])
  const survey = { period: '2026Q3', on: '2026-09-28', handedOut: 60, satisfied: 30, basically: 12, not: 8, invalid: 2 }
  const [noted, again] = await ask([
    { do: 'assessment.noteSurvey', input: survey },
    { do: 'assessment.noteSurvey', input: survey },
  ])
  const [begun] = await ask([
    { do: 'assessment.begin', input: { year: 2026 } },
    { do: 'assessment.removeSurvey', input: { id: id(again), reason: '重复' } },
    { query: 'assessment.surveys', input: { year: 2026 } },
    { query: 'assessment.surveyForm' },
    { query: 'assessment.surveyPaper', input: { id: 2026 } },
  ])
  const year = { id: id(begun) }
  const of = { assessment: year.id }
  valueOf(noted)
  const [first] = await ask([{ query: 'assessment.get', input: year }])
  const { blocks } = valueOf<{ blocks: { indicators: { parts: Part[] }[] }[] }>(first)
  const parts = blocks.flatMap(({ indicators }) => indicators.flatMap(one => one.parts))
  await ask(
    parts
      .filter(({ state }) => state === 'missing')
      .map(({ code, by, tenths }) => ({
        do: 'assessment.score',
        input: {
          ...{ ...of, part: code },
          ...(by === 'manual'
            ? { score: tenths }
            : {
                numerator: by === 'threshold' ? 420 : by === 'ratio' ? 9 : 0,
                ...(by === 'ratio' && { denominator: 10 }),
              }),
        },
      })),
  )
  const pdf = path.join(folder, 'chart.pdf')
  fs.writeFileSync(pdf, pdfOf('架构图'))
  const [evidence, wrong, remark] = await ask([
    { do: 'assessment.addEvidence', input: { ...of, part: 'A1', paper: '组织架构图' } },
    { do: 'assessment.addEvidence', input: { ...of, part: 'G1', name: '品牌材料', place: '柜1' } },
    { do: 'assessment.remark', input: { ...of, part: 'G1', text: '请补照片' } },
  ])
  await ask([
    { do: 'attachments.add', input: { evidence: id(evidence), files: [pdf] } },
    { do: 'assessment.removeEvidence', input: { id: id(wrong), reason: '放错了' } },
    { do: 'assessment.settleRemark', input: { id: id(remark), done: true } },
    { do: 'assessment.assign', input: { ...of, parts: ['G1', 'G2'], by: '孙丽华' } },
    { do: 'assessment.setTerms', input: { ...year, bonuses: [{ code: '附3', document: '县委〔2026〕3号' }] } },
    { query: 'assessment.get', input: year },
    { query: 'assessment.factRows', input: { ...year, part: 'B1' } },
    { query: 'assessment.whatIf', input: { ...year, parts: [{ part: 'G1', score: 10 }] } },
    { do: 'assessment.decide', input: { ...year, decidedOn: '2026-10-11' } },
    { do: 'assessment.reopen', input: { ...year, reason: '漏了一项' } },
    { do: 'assessment.decide', input: { ...year, decidedOn: '2026-10-11' } },
    { do: 'assessment.submit', input: year },
    ...['reportPaper', 'indicatorPaper', 'evidencePaper'].map(paper => ({
      query: `assessment.${paper}`,
      input: year,
    })),
    {
      do: 'assessment.noteResult',
      input: {
        ...{ ...year, on: '2026-10-12', grade: '4A', document: '街委〔2026〕9号' },
        parts: [{ part: 'G1', verdict: 'scored', score: 10, reason: '没有照片' }],
      },
    },
    { do: 'assessment.publish', input: { ...year, from: '2026-10-12', to: '2026-10-18' } },
    { query: 'assessment.noticePaper', input: year },
    { do: 'assessment.grant', input: { ...year, certificate: '2026-01', validFrom: '2026-10-19' } },
    { query: 'assessment.get', input: year },
    { query: 'assessment.years' },
    { do: 'assessment.revoke', input: { ...year, reason: '县委〔2026〕20号' } },
  ])
  const [other] = await ask([{ do: 'assessment.begin', input: { year: 2025 } }])
  await ask([{ do: 'assessment.remove', input: { id: id(other), reason: '建错了' } }])
}
