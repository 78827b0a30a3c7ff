import { computed, ref, shallowRef } from 'vue'
import type { Problem } from '../../../../src-shared/problem'
import type { CommandOutput, QueryInput, QueryOutput } from '../../../engine/client'
import { useCommandId } from '../../command-id'
import { useEngine, usePlatform } from '../../engine'

export type FormPreview = QueryOutput<'roster.form'>
export type FormWritten = CommandOutput<'roster.fillForm'>

/** Whom the form is filled with: everybody, an organisation's, or those whom the roster's page listed. */
export type Whom = 'all' | 'listed' | (string & {})

/** The name under which a filled form is offered to be saved, beside the blank one. */
export const filledName = (name: string): string => name.replace(/(\.\w+)?$/, '-已填$1')

/**
 * The three steps of a superior's form: the file, its columns, written. One that is known from the last time goes
 * without its columns being looked at again, though they can be.
 * @param listed ids of those whom the roster's page listed; empty where it was not asked from there
 */
export function useForm(listed: readonly string[], branch: string) {
  const engine = useEngine()
  const { main } = usePlatform()
  const once = useCommandId()
  const file = shallowRef<{ name: string; bytes: Uint8Array } | null>(null)
  const preview = shallowRef<FormPreview | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  const written = shallowRef<FormWritten | null>(null)
  const busy = ref(false)
  const whom = ref<Whom>(listed.length ? 'listed' : branch || 'all')
  const sheet = ref('')
  const columns = shallowRef<Record<string, string | null>>({})
  let turn = 0

  const step = computed(() => (written.value ? 2 : preview.value ? 1 : 0))
  const input = (): QueryInput<'roster.form'> => ({
    ...file.value!,
    columns: columns.value,
    ...(sheet.value && { sheet: sheet.value }),
    ...(whom.value === 'listed' ? { members: [...listed] } : whom.value !== 'all' ? { branch: whom.value } : {}),
  })

  async function look(): Promise<void> {
    const own = ++turn
    busy.value = true
    const outcome = await engine.query('roster.form', input())
    if (own !== turn) return
    busy.value = false
    problems.value = outcome.ok ? [] : outcome.problems
    if (outcome.ok) preview.value = outcome.value
  }
  async function choose(chosen: File): Promise<void> {
    file.value = { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) }
    sheet.value = ''
    columns.value = {}
    written.value = preview.value = null
    await look()
  }
  async function map(column: number, field: string | null): Promise<void> {
    columns.value = { ...columns.value, [column]: field }
    await look()
  }
  async function takeSheet(name: string): Promise<void> {
    sheet.value = name
    columns.value = {}
    await look()
  }
  async function take(people: Whom): Promise<void> {
    whom.value = people
    await look()
  }
  async function write(): Promise<void> {
    const to = await main['dialog.save']({ name: filledName(file.value!.name) })
    if (!to) return
    busy.value = true
    const outcome = await once(command => engine.run('roster.fillForm', { ...input(), to: to.token }, command))
    busy.value = false
    problems.value = outcome.ok ? [] : outcome.problems
    if (outcome.ok) written.value = outcome.value
  }
  function again(): void {
    file.value = preview.value = written.value = null
    problems.value = []
  }
  return { step, file, preview, problems, written, busy, whom, sheet, choose, map, take, takeSheet, write, again }
}
