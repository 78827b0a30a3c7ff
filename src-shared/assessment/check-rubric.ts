import { problem, warning, type Problem } from '../problem'
import { factNames } from './facts'
import { printScore, fraction } from './fraction'
import type { Rubric } from './rubric'

const points = (tenths: number) => printScore(fraction(tenths, 10))

/** More parts than this nobody fills in, and their exact sum would take long. */
const mostParts = 300

/**
 * What is wrong with a rubric beyond its shape, each at the path of its field: weights that don't add up, codes that come twice,
 * facts nobody counts, steps and lines that can't be reached, grades with gaps.
 */
export function checkRubric({ blocks, total, bonus, grades, vetoes }: Rubric): Problem[] {
  const problems: Problem[] = []
  const at = (path: (string | number)[], code: string, message: string) =>
    problems.push(problem(code, message, { path }))
  const sum = blocks.reduce((all, { weight }) => all + weight, 0)
  if (sum !== total)
    at(['total'], 'weights-total', `一级指标合计${points(sum)}分，不等于总分${points(total)}分，请核对各类分值。`)
  const parts = blocks.flatMap(({ indicators }) => indicators.flatMap(indicator => indicator.parts))
  if (parts.length > mostParts)
    at(['blocks'], 'parts-many', `评分点有${parts.length}个，最多${mostParts}个，请合并一些。`)
  const codes = new Set<string>()
  const seen = (code: string, path: (string | number)[]) => {
    if (codes.has(code)) at(path, 'code-twice', `编号“${code}”用了两次，请改一个。`)
    codes.add(code)
  }
  blocks.forEach((block, b) => {
    seen(block.code, ['blocks', b, 'code'])
    const inside = block.indicators.flatMap(({ parts }) => parts).reduce((all, { weight }) => all + weight, 0)
    if (inside !== block.weight)
      at(
        ['blocks', b, 'weight'],
        'weights-block',
        `“${block.name}”的指标合计${points(inside)}分，不等于${points(block.weight)}分，请核对。`,
      )
    block.indicators.forEach((indicator, i) => {
      const path = ['blocks', b, 'indicators', i]
      seen(indicator.code, [...path, 'code'])
      indicator.parts.forEach((part, p) => {
        const where = [...path, 'parts', p]
        if (indicator.parts.length > 1) seen(part.code, [...where, 'code'])
        else if (part.code !== indicator.code)
          at([...where, 'code'], 'code-part', `只有一个评分点的，编号应和指标“${indicator.code}”相同。`)
        if (part.weight === 0)
          at([...where, 'weight'], 'weight-nothing', `“${part.name}”的分值应大于0。不计分的，请去掉这一项。`)
        problems.push(...checkMethod(part.method, part.weight, where))
      })
    })
  })
  grades.forEach(({ from, name }, g) => {
    if (g && from >= grades[g - 1]!.from)
      at(['grades', g, 'from'], 'grades-order', `“${name}”的起分应低于上一级，请从高到低排列。`)
    if (from > total + bonus.cap) at(['grades', g, 'from'], 'grade-unreachable', `“${name}”的起分高于总分，达不到。`)
  })
  if (grades[grades.length - 1]!.from !== 0)
    at(['grades', grades.length - 1, 'from'], 'grades-gap', '最低一级应从0分起，不然有的得分没有等级。')
  vetoes.forEach(({ most, name }, v) => {
    if (most !== null && !grades.some(({ code }) => code === most))
      at(['vetoes', v, 'most'], 'veto-grade', `“${name}”写的等级不在等级表里，请重新选择。`)
  })
  return problems
}

function checkMethod(
  method: Rubric['blocks'][number]['indicators'][number]['parts'][number]['method'],
  weight: number,
  path: (string | number)[],
): Problem[] {
  const at = (field: string) => ({ path: [...path, 'method', field] })
  if (method.by === 'manual') return []
  const problems: Problem[] = []
  if (method.fact !== null && !(method.fact in factNames))
    problems.push(problem('fact-unknown', `本机程序不会统计“${method.fact}”，请改为手工填数。`, at('fact')))
  if (method.by === 'ratio') {
    const { full, none } = method
    if (full.numerator * none.denominator <= none.numerator * full.denominator)
      problems.push(problem('ratio-lines', '满分线应高于零分线。', at('full')))
  }
  if (method.by === 'threshold') {
    method.steps.forEach(({ from, score }, s) => {
      const before = method.steps[s - 1]
      if (before && (from <= before.from || score <= before.score))
        problems.push(problem('steps-order', '各档应从低到高排列，数和得分都要递增。', at('steps')))
    })
    const top = method.steps[method.steps.length - 1]!.score
    if (top > weight) problems.push(problem('steps-weight', '最高一档的得分超过了分值。', at('steps')))
    if (top < weight) problems.push(warning('steps-short', '最高一档也得不到满分，请核对。', at('steps')))
  }
  if (method.by === 'deduct' && method.each === 0)
    problems.push(problem('deduct-nothing', '每处扣分应大于0。', at('each')))
  return problems
}
