import { computed, ref, shallowRef, watch } from 'vue'
import type { Problem } from '../../../../src-shared/problem'
import type { CommandInput, CommandOutput } from '../../../engine/client'
import { useCommandId } from '../../command-id'
import { useEngine } from '../../engine'
import { useUndo } from '../../undo'
import type { Preview } from './import-columns'
import { countIssues, issuesOf, withFix, type Fix, type Issue } from './import-issues'

export type Written = CommandOutput<'roster.import'>

/** The four steps of taking a roster in: the file, its columns, its rows, writing. Nothing is kept before the last. */
export function useImport() {
  const engine = useEngine()
  const undo = useUndo()
  const once = useCommandId()
  const step = ref(0)
  const file = shallowRef<{ name: string; bytes: Uint8Array } | null>(null)
  const preview = shallowRef<Preview | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  const written = shallowRef<Written | null>(null)
  const busy = ref(false)
  let mapping: Record<string, string | null> | undefined
  const fixes = shallowRef<readonly Fix[]>([])
  /** Rows of the spreadsheet that stay out. */
  const leftOut = shallowRef<readonly number[]>([])
  const originals = new Map<string, string>()
  let asked = 0

  const input = (): CommandInput<'roster.import'> => ({
    ...file.value!,
    ...(mapping && { mapping }),
    fixes: fixes.value.filter(({ row }) => !leftOut.value.includes(row)),
    ...(leftOut.value.length && { leaveOut: [...leftOut.value] }),
  })

  async function look(): Promise<boolean> {
    const turn = ++asked
    busy.value = true
    const outcome = await engine.query('roster.preview', input())
    if (turn !== asked) return false
    busy.value = false
    problems.value = outcome.ok ? [] : outcome.problems
    if (outcome.ok) preview.value = outcome.value
    return outcome.ok
  }

  /** What was written is taken back: from the beginning. */
  watch(
    () => undo.turns,
    () => {
      if (!written.value) return
      step.value = 0
      file.value = preview.value = written.value = null
    },
  )

  async function choose(chosen: File): Promise<void> {
    file.value = { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) }
    mapping = undefined
    fixes.value = leftOut.value = []
    originals.clear()
    if (await look()) step.value = 1
  }
  async function map(next: Record<string, string | null>): Promise<void> {
    mapping = next
    await look()
  }
  async function fix(issue: Pick<Issue, 'key' | 'row' | 'field' | 'original'>, text: string): Promise<void> {
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
  async function write(): Promise<void> {
    step.value = 3
    busy.value = true
    const outcome = await once(command => engine.run('roster.import', input(), command))
    busy.value = false
    problems.value = outcome.ok ? [] : outcome.problems
    if (!outcome.ok) return void (step.value = 2)
    written.value = outcome.value
    const { added, changed } = outcome.value
    undo.saved(`已导入党员花名册：新增 ${added} 人，更新 ${changed} 人`)
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
    issues,
    counts,
    leave,
    choose,
    map,
    fix,
    fixMany,
    write,
  }
}
