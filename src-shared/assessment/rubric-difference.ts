import { aspects, type Rubric } from './rubric'
import { fraction, printScore } from './fraction'
import { methodWords } from './method-words'
import { partsOf } from './said'
import { printDate } from '../plain-date'

const points = (tenths: number) => `${printScore(fraction(tenths, 10))}分`

/** Everything that a rubric says, each under a name of its own that stays from version to version. */
function saidBy(rubric: Rubric): Map<string, string> {
  const said = new Map<string, string>([
    ['名称', rubric.name],
    ['起用日期', printDate(rubric.from)],
    ['出处', rubric.source],
    ['总分', points(rubric.total)],
    ['附加分上限', points(rubric.bonus.cap)],
    ['测评最少份数', `${rubric.leastAnswers}份`],
  ])
  for (const { code, name, weight } of rubric.blocks) said.set(`${code} 一级指标`, `${name}，${points(weight)}`)
  for (const { indicator, part } of partsOf(rubric)) {
    const at = part.code
    said.set(`${at} 名称`, part.name)
    said.set(`${at} 分值`, points(part.weight))
    said.set(`${at} 计分`, methodWords(part.method))
    said.set(`${at} 数据`, part.method.by === 'manual' ? '由人评分' : (part.method.fact ?? '手工填数'))
    said.set(`${at} 满分条件`, part.full)
    said.set(`${at} 佐证材料`, part.evidence.join('、') || '无')
    said.set(`${at} 类型`, aspects[indicator.aspect])
    said.set(`${at} 依据`, indicator.source)
  }
  for (const { code, name, score } of rubric.bonus.items) said.set(`${code} 附加分`, `${name}，${points(score)}`)
  for (const { code, name, from, eachBlock } of rubric.grades)
    said.set(
      `${code} 等级`,
      `${name}，${points(from)}起${eachBlock ? `，各类不低于${eachBlock.numerator}/${eachBlock.denominator}` : ''}`,
    )
  for (const { code, name, most } of rubric.vetoes)
    said.set(`${code} 否决`, `${name}，${most ? `最高${most}` : '不定等级'}`)
  return said
}

/** What one rubric says otherwise than another, line by line. */
export function rubricDifference(before: Rubric, after: Rubric): string[] {
  const [was, is] = [saidBy(before), saidBy(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(name => {
    const [old, now] = [was.get(name), is.get(name)]
    if (old === now) return []
    if (old === undefined) return `${name}：新增“${now}”`
    if (now === undefined) return `${name}：去掉“${old}”`
    return `${name}：由“${old}”改为“${now}”`
  })
}
