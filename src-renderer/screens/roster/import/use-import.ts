import { computed, ref, shallowRef, watch } from 'vue'
import type { Outcome, Problem } from '../../../../src-shared/problem'
import type { Decision, Decisions } from '../../../../src-shared/sheet-import/decisions'
import { useCommandId } from '../../command-id'
import { textBook } from '../../../../src-shared/spreadsheet/text-book'
import { saveWorkbook } from '../../../widgets/save-file'
import { useEngine } from '../../engine'
import { useUndo } from '../../undo'
import { mappingWith, type Preview } from './import-columns'
import { previewWithout } from './preview-without'
import { countIssues, issuesOf, withFix, type Cell, type Fix } from './import-issues'
import type { ImportInput, ImportKind, Written } from './import-kind'
import { withDecisions } from './open-rows'
import { useKeptMapping } from './kept-mapping'

/** The four steps of taking a table in: the file, its columns, its rows, writing. Nothing is kept before the last. */
export function useImport(kind: ImportKind) {
  const engine = useEngine()
  const undo = useUndo()
  const once = useCommandId()
  const step = ref(0)
  const file = shallowRef<{ name: string; bytes: Uint8Array } | null>(null)
  const checked = shallowRef<Preview | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  const written = shallowRef<Written | null>(null)
  const busy = ref(false)
  const fixes = shallowRef<readonly Fix[]>([])
  /** Rows of the spreadsheet that stay out. */
  const leftOut = shallowRef<readonly number[]>([])
  /** What was decided about doubtful and changed rows. */
  const decisions = shallowRef<Decisions>({})
  const kept = useKeptMapping()
  const originals = new Map<string, string>()
  let asked = 0
  /** As it was checked, without rows that have been left out since: their effect is seen while the rest is checked. */
  const preview = computed(() => checked.value && previewWithout(checked.value, leftOut.value))
  /** Number of the entry that was written. */
  let entry: number | undefined

  const input = (): ImportInput => ({
    ...file.value!,
    ...(kept.mapping.value && { mapping: kept.mapping.value }),
    fixes: fixes.value.filter(({ row }) => !leftOut.value.includes(row)),
    ...(leftOut.value.length && { leaveOut: [...leftOut.value] }),
    decisions: decisions.value,
  })

  /** Asks; a decision that no longer fits, because the row or the books are others now, is given up and named. */
  async function ask(): Promise<Outcome<Preview>> {
    const givenUp: Problem[] = []
    for (;;) {
      const outcome = await kind.read(engine, input())
      if (outcome.ok) return { ...outcome, problems: givenUp }
      const unfit = outcome.problems.filter(({ code, row }) => code.startsWith('decision-') && row !== undefined)
      if (!unfit.length) return outcome
      givenUp.push(...unfit)
      decisions.value = withDecisions(decisions.value, Object.fromEntries(unfit.map(({ row }) => [row!, null])))
    }
  }
  async function look(): Promise<boolean> {
    const turn = ++asked
    busy.value = true
    const outcome = await ask()
    if (turn !== asked) return false
    busy.value = false
    problems.value = outcome.problems ?? []
    if (outcome.ok) checked.value = outcome.value
    return outcome.ok
  }

  /** The books went back: what was written is not any more, and every row is held against what there is now. */
  watch(
    () => undo.turns,
    () => {
      if (written.value) step.value = 2
      written.value = null
      if (file.value) void look()
    },
  )

  /** Reads a file, with its columns as they were taken the last time one with the same headings was written. */
  async function choose(chosen: Pick<File, 'name' | 'arrayBuffer'>): Promise<void> {
    file.value = { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) }
    fixes.value = leftOut.value = []
    decisions.value = {}
    originals.clear()
    kept.begin()
    if (!(await look())) return
    if (await kept.recall(preview.value!)) await look()
    step.value = 1
  }
  async function map(column: number, field: string | null): Promise<void> {
    kept.assign(mappingWith(preview.value!, column, field, kept.mapping.value))
    await look()
  }
  /** The columns as they would be taken without what is remembered of this kind of file. */
  async function forgetMapping(): Promise<void> {
    kept.forget()
    await look()
  }
  async function decide(more: Readonly<Record<string, Decision | null>>): Promise<void> {
    decisions.value = withDecisions(decisions.value, more)
    await look()
  }
  async function fix(issue: Cell, text: string): Promise<void> {
    if (!originals.has(issue.key)) originals.set(issue.key, issue.original)
    fixes.value = withFix(fixes.value, { row: issue.row, field: issue.field, text }, originals.get(issue.key)!)
    await look()
  }
  async function fixMany(more: readonly Fix[]): Promise<void> {
    const same = (a: Fix, b: Fix) => a.row === b.row && a.field === b.field
    fixes.value = [...fixes.value.filter(old => !more.some(next => same(old, next))), ...more]
    await look()
  }
  /** Leaves a row out, or takes it in again. */
  async function leave(row: number): Promise<void> {
    const others = leftOut.value.filter(other => other !== row)
    leftOut.value = others.length < leftOut.value.length ? others : [...others, row].sort((a, b) => a - b)
    await look()
  }
  /** Saves the file's own rows, as nobody has put them right yet, with what is wrong beside each. */
  async function saveProblems(): Promise<void> {
    const { fixes: _, leaveOut: __, decisions: ___, ...own } = input()
    const found = await kind.problems(engine, own)
    if (!found.ok) return void (problems.value = found.problems)
    const { sheet, rows } = found.value
    saveWorkbook(`${file.value!.name.replace(/\.[^.]*$/, '')}-问题.xlsx`, await textBook(sheet, rows))
  }
  async function write(): Promise<void> {
    step.value = 3
    busy.value = true
    const outcome = await once(command => kind.write(engine, input(), command))
    busy.value = false
    if (!outcome.ok) {
      step.value = 2
      await look()
      return void (problems.value = outcome.problems)
    }
    kept.keep()
    entry = (await undo.newest())?.number
    problems.value = []
    written.value = outcome.value
    const { added, changed } = outcome.value
    undo.saved(`已导入${kind.file}：新增 ${added} ${kind.unit}，更新 ${changed} ${kind.unit}`)
  }

  /** Takes the whole of it back; the rows stand here as before, to be put right and written once more. */
  async function takeBack(): Promise<void> {
    if (entry !== undefined) await undo.undo(entry)
  }

  const issues = computed(() => {
    const kept = fixes.value.filter(({ row }) => !leftOut.value.includes(row))
    return preview.value ? issuesOf(preview.value, kept, originals) : []
  })
  const counts = computed(() => countIssues(issues.value))
  return {
    step,
    file,
    preview,
    problems,
    written,
    busy,
    fixes,
    leftOut,
    decisions,
    remembered: kept.remembered,
    issues,
    counts,
    leave,
    choose,
    map,
    forgetMapping,
    decide,
    fix,
    fixMany,
    write,
    takeBack,
    saveProblems,
  }
}
