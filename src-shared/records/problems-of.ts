import type * as z from 'zod'
import { problem, type Problem } from '../problem'
import { fieldMeta, unwrap } from './field'

/** Words for what a validator says where the schema itself has no Chinese sentence. */
const words: Readonly<Record<string, string>> = {
  invalid_type: '没有填写或格式不对',
  invalid_value: '不在可选范围内',
  unrecognized_keys: '含有不认识的栏目',
  too_small: '太少或太短',
  too_big: '太多或太长',
}

/**
 * What a validator found, as problems a clerk can act on: one for each issue, with the official label of the field.
 * @param schema what the input was parsed with; the labels come from its fields
 */
export function problemsOf(schema: z.ZodType, error: z.ZodError): Problem[] {
  return error.issues.map(issue => {
    const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol')
    const field = labelAt(schema, path)
    const own = /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : (words[issue.code] ?? '填写有误')
    const name = field ?? ''
    return problem(issue.code === 'invalid_type' ? 'required' : 'invalid', name ? `“${name}”${own}` : own, {
      ...(field && { field }),
      path,
    })
  })
}

/** Label of the innermost field a path names. */
function labelAt(schema: z.ZodType, path: (string | number)[]): string | undefined {
  let at: z.ZodType | undefined = schema
  let label: string | undefined
  for (const part of path) {
    const inner: z.ZodType | undefined = at && unwrap(at)
    const def = inner?.def as { shape?: Record<string, z.ZodType>; element?: z.ZodType; out?: z.ZodType } | undefined
    at = typeof part === 'number' ? (def?.element ?? (def?.out && element(def.out))) : def?.shape?.[part]
    label = (at && fieldMeta(at)?.label) ?? label
  }
  return label
}

function element(schema: z.ZodType): z.ZodType | undefined {
  return (unwrap(schema).def as { element?: z.ZodType }).element
}
