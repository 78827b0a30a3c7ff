import { fraction, printScore } from './fraction'
import type { Method } from './rubric'

const points = (tenths: number) => printScore(fraction(tenths, 10))

/** A share as people write it: `95%`, `1/3` where it is no whole percent. */
function shareWord({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const hundred = numerator * 100
  return hundred % denominator ? `${numerator}/${denominator}` : `${hundred / denominator}%`
}

/** How a part is scored, in words: `达到95%得满分，0%不得分，中间按比例`. */
export function methodWords(method: Method): string {
  if (method.by === 'manual') return '由人评分'
  if (method.by === 'deduct') return `每${method.unit}扣${points(method.each)}分，扣完为止`
  if (method.by === 'threshold')
    return method.steps.map(({ from, score }) => `${from}${method.unit}以上得${points(score)}分`).join('，')
  return `达到${shareWord(method.full)}得满分，${
    method.none.numerator ? `${shareWord(method.none)}以下` : '0%'
  }不得分，中间按比例`
}
