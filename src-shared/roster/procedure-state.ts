import { addMonths, printDate, yearsBetween, type PlainDate } from '../plain-date'
import { warning, type Problem } from '../problem'
import type { Procedure, StepTaken } from './procedure'
import type { PackStep, ProcedurePack } from './procedure-packs'

/** `waiting`: may not be done yet; `ready`: may be done now; `open`: has until the day; `overdue`: the day has passed. */
export type DueState = 'waiting' | 'ready' | 'open' | 'overdue'

/** A day that a step not yet taken is held against, and why. */
export interface Due {
  step: string
  label: string
  date: PlainDate
  state: DueState
  words: string
  source: string
}

/** Where a procedure stands on a day. */
export interface ProcedureState {
  state: 'running' | 'done' | 'ended'
  /** Code and word of the stage reached; null before any step. */
  stage: string | null
  stageWord: string
  /** The step to take next: the first not taken behind the last one that was. */
  next: PackStep | null
  /** Nearest first. */
  due: Due[]
  /** What was taken out of order, too soon or too late; it warns and never blocks. */
  remarks: Problem[]
}

type Facts = Pick<Procedure, 'steps' | 'ended' | 'birth'>

/** Whether a procedure had begun on a day: one without any step is as good as begun today. */
export const begunOn = ({ steps }: Facts, day: PlainDate) => !steps.length || steps.some(({ date }) => date <= day)

/** Where a procedure stands on a day, by the steps taken until then. */
export function procedureState(facts: Facts, pack: ProcedurePack, day: PlainDate): ProcedureState {
  const taken = new Map(facts.steps.filter(({ date }) => date <= day).map(step => [step.step, step]))
  const needed = pack.steps.filter(({ code, onlyIfSo }) => !onlyIfSo || taken.has(code))
  const last = needed.map(({ code }) => taken.has(code)).lastIndexOf(true)
  const at = needed[last]
  const ended = facts.ended !== undefined && facts.ended <= day
  const running = !ended && last < needed.length - 1
  return {
    state: ended ? 'ended' : running ? 'running' : 'done',
    stage: at?.stage ?? null,
    stageWord: at ? pack.stages[at.stage]! : '还没有开始',
    next: running ? needed[last + 1]! : null,
    due: running ? dueOf(needed, taken, day) : [],
    remarks: [...missed(needed.slice(0, last), taken), ...remarksOn(needed, taken, facts)],
  }
}

type Taken = ReadonlyMap<string, StepTaken>

/** The day a step's term leads to; undefined where the step it counts from was not taken. */
function termDay({ term }: PackStep, taken: Taken): PlainDate | undefined {
  const from = term && taken.get(term.after)
  if (!from) return undefined
  const more = term.extendedBy ? (taken.get(term.extendedBy)?.months ?? 0) : 0
  return addMonths(from.date, term.months + more)
}

function dueOf(needed: readonly PackStep[], taken: Taken, day: PlainDate): Due[] {
  const found = needed.flatMap((step): Due[] => {
    const date = taken.has(step.code) ? undefined : termDay(step, taken)
    if (!date) return []
    const { kind, words, source } = step.term!
    const state = kind === 'notBefore' ? (day < date ? 'waiting' : 'ready') : day <= date ? 'open' : 'overdue'
    return [{ step: step.code, label: step.label, date, state, words, source }]
  })
  return found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function missed(before: readonly PackStep[], taken: Taken): Problem[] {
  const without = before.filter(({ code }) => !taken.has(code)).map(({ label }) => label)
  if (!without.length) return []
  const some = without.length > 2 ? `${without.slice(0, 2).join('、')}等${without.length}步` : without.join('、')
  return [warning('steps-missed', `${some}还没有登记日期，请照档案补上。`)]
}

function remarksOn(needed: readonly PackStep[], taken: Taken, { birth }: Facts): Problem[] {
  const remarks: Problem[] = []
  let latest: { step: PackStep; date: PlainDate } | undefined
  for (const step of needed) {
    const done = taken.get(step.code)
    if (!done) continue
    const { date, months } = done
    // When it comes to a step that is not in everybody's way is open.
    if (!step.onlyIfSo) {
      if (latest && date < latest.date)
        remarks.push(warning('step-order', `“${step.label}”早于“${latest.step.label}”，请核对日期。`))
      else latest = { step, date }
    }
    const limit = termDay(step, taken)
    if (limit && step.term!.kind === 'notBefore' && date < limit)
      remarks.push(warning('step-soon', `“${step.label}”早于${printDate(limit)}：${whyOf(step.term!)}。`))
    if (limit && step.term!.kind === 'within' && date > limit)
      remarks.push(warning('step-late', `“${step.label}”晚于${printDate(limit)}：${whyOf(step.term!)}。`))
    // The step it counts from was left out: that nothing is late says nothing.
    if (!limit && step.term?.kind === 'notBefore' && !taken.has(step.term.after))
      remarks.push(
        warning(
          'step-unproven',
          `没有登记“${labelOf(needed, step.term.after)}”的日期，核对不了是否${whyOf(step.term)}。`,
        ),
      )
    if (step.age && birth && yearsBetween(birth, date) < step.age.years)
      remarks.push(warning('step-age', `“${step.label}”时不满${step.age.years}岁（${step.age.source}），请核对。`))
    const { extension } = step
    if (extension && !(months && months >= extension.atLeast && months <= extension.atMost))
      remarks.push(
        warning(
          'step-extension',
          `“${step.label}”${months ? `填的是${months}个月` : '没有填延长几个月'}：${whyOf(extension)}。`,
        ),
      )
  }
  return remarks
}

const labelOf = (steps: readonly PackStep[], code: string) => steps.find(step => step.code === code)?.label ?? ''
const whyOf = ({ words, source }: { words: string; source: string }) => `${words}（${source}）`
