import { ref, shallowRef } from 'vue'
import { plainHeading } from '../../../../src-shared/sheet-import/headings'
import { useEngine } from '../../engine'
import type { Preview } from './import-columns'

type Mapping = Record<string, string | null>

/** A kind of file, by its headings as they stand beside each other, without spaces and explanations. */
export const formOf = ({ columns }: Pick<Preview, 'columns'>): string =>
  columns
    .map(({ heading }) => plainHeading(heading))
    .join('\t')
    .trimEnd()

/** Whether a mapping that was kept still says something: other versions of the program may know other fields. */
const fits = (mapping: Mapping, { columns, fields }: Preview): boolean =>
  Object.values(mapping).every(field => field === null || fields.some(({ name }) => name === field)) &&
  columns.some(({ column, field }) => (mapping[column] ?? null) !== field)

/** The columns as a person assigned them, kept on this PC for the next file with the same headings. */
export function useKeptMapping() {
  const engine = useEngine()
  /** Undefined while the program's own reading holds. */
  const mapping = shallowRef<Mapping | undefined>()
  /** Whether the columns are taken as the last time. */
  const remembered = ref(false)
  let form = ''

  function begin(): void {
    mapping.value = undefined
    remembered.value = false
  }
  /** Takes up what is kept for a file as it was just read. @returns whether that differs from the reading */
  async function recall(preview: Preview): Promise<boolean> {
    form = formOf(preview)
    const known = (await engine.mapping(form))?.mapping
    if (!known || !fits(known, preview)) return false
    mapping.value = known
    return (remembered.value = true)
  }
  function assign(next: Mapping): void {
    mapping.value = next
    remembered.value = false
  }
  function forget(): void {
    begin()
    void engine.dropMapping(form)
  }
  function keep(): void {
    if (mapping.value) void engine.keepMapping({ form, mapping: mapping.value })
  }
  return { mapping, remembered, begin, recall, assign, forget, keep }
}
