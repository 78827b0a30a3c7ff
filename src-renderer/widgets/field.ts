import { inject, type InjectionKey, type Ref } from 'vue'

/** What a field tells the control inside it: its id, its name, whether something is wrong with it. */
export interface FieldContext {
  id: string
  wrong: Readonly<Ref<boolean>>
  describedBy: Readonly<Ref<string | undefined>>
}

export const fieldKey: InjectionKey<FieldContext> = Symbol('field')

/** The field a control stands in, if any. */
export const useField = (): FieldContext | null => inject(fieldKey, null)
