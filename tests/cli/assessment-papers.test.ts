import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { golden, looksAs, plain } from './golden-pages'
import { community } from './offices'
import { batch, id, qinlin, valueOf, type Answer, type Line } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo')

/** Prints a paper. @returns where it lies and its text as it stands */
async function print(paper: string, of: string) {
  const pdf = path.join(folder, `${paper}.pdf`)
  const printed = await qinlin(['print', paper, '--id', of, '--to', pdf, '--profile', profile])
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  return { pdf, layout: run(folder, 'pdftotext', ['-layout', pdf, '-']).output }
}

/** What differs from one run to the next beside the day of printing. */
const steady = (layout: string) =>
  plain(layout)
    .replace(/日志 \d+/g, '日志 某号')
    .replace(/371722001001 [\d-]{10}/g, '371722001001 某日')

interface Part {
  code: string
  by: string
  state: string
  tenths: number
}

describe.skipIf(missing.length > 0)(
  `an assessment on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    let year = ''
    const ask = async (...lines: Line[]): Promise<Answer[]> => {
      const answers = await batch(profile, lines)
      answers.forEach(valueOf)
      return answers
    }

    beforeAll(async () => {
      // A year that is over before the books began: the books have nothing of it, and everything is said.
      const [, begun] = await ask(
        { do: 'office.create', input: community },
        { do: 'assessment.begin', input: { year: 2025 } },
        {
          do: 'assessment.noteSurvey',
          input: {
            ...{ period: '2025Q3', on: '2025-09-28', handedOut: 60 },
            ...{ satisfied: 30, basically: 12, not: 8, invalid: 2 },
          },
        },
      )
      year = id(begun)
      const [first] = await ask({ query: 'assessment.get', input: { id: year } })
      const { blocks } = valueOf<{ blocks: { indicators: { parts: Part[] }[] }[] }>(first)
      const open = blocks
        .flatMap(({ indicators }) => indicators.flatMap(({ parts }) => parts))
        .filter(({ state }) => state === 'missing')
      await ask(
        ...open.map(({ code, by, tenths }, at) => ({
          do: 'assessment.score',
          input: {
            ...{ assessment: year, part: code },
            ...(code === 'F3'
              ? { notApplicable: '本年没有网格纠纷' }
              : by === 'manual'
                ? { score: Math.round(tenths * 0.9), note: '有方案、有台账' }
                : by === 'ratio'
                  ? { numerator: 20 - (at % 4), denominator: 20 }
                  : { numerator: by === 'threshold' ? 420 : at % 2 }),
          },
        })),
        {
          do: 'assessment.addEvidence',
          input: { assessment: year, part: 'C1-1', paper: '产权或使用证明', place: '档案柜3号第2盒' },
        },
        { do: 'assessment.setTerms', input: { id: year, bonuses: [{ code: '附3', document: '县委〔2025〕3号' }] } },
      )
    }, 120_000)

    it.each([['assessment-report'], ['assessment-sheet'], ['assessment-evidence']])(
      'the %s reads and looks as its golden page does, marked 自评',
      async paper => {
        const { pdf, layout } = await print(paper, year)
        expect(layout).toMatch(/自评|未经街道核定/)
        expect(steady(layout)).toBe(fs.readFileSync(golden(`${paper}.txt`), 'utf8'))
        looksAs(paper, pdf)
      },
    )

    it('the sheets of a survey read and look as their golden pages do', async () => {
      for (const [paper, of] of [
        ['survey-form', 'blank'],
        ['survey-sheet', '2025'],
      ] as const) {
        const { pdf, layout } = await print(paper, of)
        expect(steady(layout).replace(/截至\S+日/g, '截至某日')).toBe(fs.readFileSync(golden(`${paper}.txt`), 'utf8'))
        looksAs(paper, pdf)
      }
    })

    it('no notice of a grade is printed before the street has confirmed one', async () => {
      const args = [
        'print',
        'assessment-notice',
        '--id',
        year,
        '--to',
        path.join(folder, 'n.pdf'),
        '--profile',
        profile,
      ]
      const refused = await qinlin(args)
      expect(refused.status).not.toBe(0)
      expect(`${refused.stdout}${refused.stderr}`).toContain('街道还没有核定')
      await ask(
        { do: 'assessment.decide', input: { id: year, decidedOn: '2026-01-08' } },
        { do: 'assessment.submit', input: { id: year } },
        { do: 'assessment.noteResult', input: { id: year, on: '2026-02-03', grade: '4A', parts: [] } },
        { do: 'assessment.publish', input: { id: year, from: '2026-02-04', to: '2026-02-10' } },
      )
      const { layout } = await print('assessment-notice', year)
      expect(layout).toContain('2026年2月4日至2026年2月10日，共7天')
      const report = await print('assessment-report', year)
      expect(report.layout).toContain('街道2026年2月3日核定')
      expect(report.layout).not.toContain('以上是自评')
    })
  },
)
