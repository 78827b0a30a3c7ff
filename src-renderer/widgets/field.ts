import { computed, inject, type InjectionKey, type Ref } from 'vue'

/** What a field tells the control inside it: its id, its name, whether something is wrong with it. */
export interface FieldContext {
  id: string
  wrong: Readonly<Ref<boolean>>
  describedBy: Readonly<Ref<string | undefined>>
}

export const fieldKey: InjectionKey<FieldContext> = Symbol('field')

/**
 * What a control says of itself to whoever can't see it. Its name comes from the field it stands in, or from `label`.
 * @param isWrong what the control itself finds wrong, beside what its field does
 */
export function useControl(label: () => string | undefined, isWrong: () => boolean | undefined = () => false) {
  const field = inject(fieldKey, null)
  const wrong = computed(() => Boolean(isWrong() || field?.wrong.value))
  const said = computed(() => ({
    id: field?.id,
    'aria-label': label(),
    'aria-invalid': wrong.value || undefined,
    'aria-describedby': field?.describedBy.value,
  }))
  return { wrong, said }
}

/** The same for a control that is typed into. */
export function useTyped(label: () => string | undefined, isWrong?: () => boolean | undefined) {
  const { wrong, said } = useControl(label, isWrong)
  const status = computed(() => (wrong.value ? 'error' : undefined))
  return { status, said: computed(() => ({ ...said.value, spellcheck: false, autocomplete: 'off' })) }
}
