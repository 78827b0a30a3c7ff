import * as z from 'zod'
import { FormSheet, longRow, noDay, pairRow, tickedChoices } from '../form-sheet'
import { printDate, type PlainDate } from '../plain-date'
import { callingReasons, visitQuestions, visitReasons, type Visit } from './visit'
import { askings, visitQuestionCodes } from './visit-questions'

export const VisitForms = z.object({ forms: z.array(FormSheet) })
export type VisitForms = z.infer<typeof VisitForms>

export interface VisitContext {
  /** The office as on its seal. */
  unit: string
  grid: string
  door: string
  contact: string
  resident: string
  worker: string
  printedOn: PlainDate
  operator: string
}

const day = (date: PlainDate | undefined) => (date ? printDate(date) : noDay)

/** The five that have to be visited in one line, the others below. */
function reasons(taken: Visit['reason'] | undefined): string {
  const isCalling = (reason: string) => (callingReasons as readonly string[]).includes(reason)
  const words = (calling: boolean) =>
    Object.fromEntries(Object.entries(visitReasons).filter(([reason]) => isCalling(reason) === calling))
  return [true, false].map(calling => tickedChoices(words(calling), taken)).join('\n')
}

/** Two blank lines below what is asked. */
const toWriteOn = '\n　\n　'

/** What was said to each question that was asked; on a form to be filled in, how each is put and room for what is said. */
const answers = ({ id, asked = [], answers: told = [] }: Partial<Visit>): FormSheet['rows'] =>
  visitQuestionCodes
    .filter(code => !id || asked.includes(code))
    .flatMap(code => {
      const text = told.find(({ question }) => question === code)?.text
      return longRow(visitQuestions[code], text ?? (id ? '' : `${askings[code].ask}？${toWriteOn}`), id ? 1 : 3)
    })

/** 走访记录表: as far as the books have it; what is not known is left to be written. */
export function visitSheet(
  visit: (Partial<Visit> & { revision?: number }) | null,
  { unit, grid, door, contact, resident, worker, printedOn, operator }: VisitContext,
): FormSheet {
  const said = visit ?? {}
  return {
    title: '走访记录表',
    heads: [unit, grid && `网格：${grid}`],
    rows: [
      pairRow(['户', door], ['联系人', contact]),
      pairRow(['走访对象', resident], ['走访日期', day(said.date)]),
      ...longRow('走访事由', reasons(said.reason), 2),
      ...longRow('五问', tickedChoices(visitQuestions, said.asked ?? []), 1),
      ...answers(said),
      ...longRow('走访情况', said.talk ?? '', 5),
      ...longRow('处理结果', said.result ?? '', 4),
      pairRow(['下次走访', said.id && !said.next ? '' : day(said.next)], ['走访人', worker]),
      pairRow(['走访人签字', ''], ['住户签字', '']),
    ],
    notes: ['走访情况只在本单位看，填写时不写身份证号码。'],
    footer: {
      record: said.id ? `走访记录 ${said.id.slice(-8)}　修订 ${said.revision ?? 1}` : '走访记录表　空白',
      printed: `${printDate(printedOn)}${operator && `由${operator}`}打印　亲邻台账`,
    },
  }
}
