import * as z from 'zod'
import { printDate } from '../plain-date'
import { printDelta } from '../points/print-points'
import { maskText } from '../roster/masks'
import { fieldMeta, unwrap, type FieldMeta } from './field'

/** Names the row that a field refers to. */
export type NameOfRef = (table: string, id: string) => Promise<string>

/** What a list of lines about people, such as attendance, is keyed by: the line's first field that refers to a member. */
export function keyOfLines(schema: z.ZodType): string | undefined {
  const line = lineOf(schema)
  return line && Object.keys(line.shape).find(name => fieldMeta(line.shape[name] as z.ZodType)?.ref === 'members')
}

/** The object that a list's field holds lines of. */
export function lineOf(schema: z.ZodType): z.ZodObject | undefined {
  const list = unwrap(schema)
  const line = list instanceof z.ZodArray ? unwrap(list.element as z.ZodType) : undefined
  return line instanceof z.ZodObject ? line : undefined
}

/**
 * A field's value as a clerk reads it: the official word of a code, a date in full, the name of who is meant; identity
 * numbers and phones masked, secrets never shown. Lines about people are counted by what is first said of them: `到会12名、事假1名`.
 * @returns `null` where there is nothing
 */
export async function printValue(schema: z.ZodType, value: unknown, nameOf: NameOfRef): Promise<string | null> {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.length ? printList(schema, value, nameOf) : null
  const meta = fieldMeta(schema) ?? schema.meta()
  const inner = unwrap(schema)
  if (inner instanceof z.ZodObject) return printFields(inner, value as Row, Object.keys(inner.shape), nameOf)
  if (meta?.ref) return nameOf(meta.ref, String(value))
  return printPlain(meta ?? {}, value)
}

type Row = Readonly<Record<string, unknown>>

function printPlain({ choices, personal, secret, unit }: Partial<FieldMeta>, value: unknown): string {
  if (secret) return '（不显示）'
  const text = String(value)
  if (choices) return choices[text] ?? text
  if (personal === 'id' || personal === 'phone') return maskText(text, personal)!
  if (unit === 'date') return printDate(text)
  if (unit === 'halfPoint') return printDelta(Number(value))
  return typeof value === 'boolean' ? (value ? '是' : '否') : text
}

async function printList(schema: z.ZodType, lines: readonly unknown[], nameOf: NameOfRef): Promise<string> {
  const element = (unwrap(schema) as z.ZodArray).element as z.ZodType
  const line = lineOf(schema)
  const counted = line && keyOfLines(schema) && firstChoice(line)
  if (!counted) {
    const texts = await Promise.all(lines.map(item => printValue(element, item, nameOf)))
    return texts.join(line ? '；' : '、')
  }
  const codes = lines.map(item => String((item as Row)[counted.name]))
  const numbers = Object.entries(counted.choices).map(
    ([code, word]) => [word, codes.filter(other => other === code).length] as const,
  )
  return numbers.flatMap(([word, number]) => (number ? `${word}${number}名` : [])).join('、')
}

function firstChoice(line: z.ZodObject) {
  for (const [name, schema] of Object.entries(line.shape)) {
    const choices = fieldMeta(schema as z.ZodType)?.choices
    if (choices) return { name, choices }
  }
  return undefined
}

/** Some fields of an object in one text; words and texts speak for themselves, anything else is said with its label. */
export async function printFields(
  object: z.ZodObject,
  row: Row,
  names: readonly string[],
  nameOf: NameOfRef,
): Promise<string | null> {
  const texts: string[] = []
  for (const name of names) {
    const schema = object.shape[name] as z.ZodType
    const text = await printValue(schema, row[name], nameOf)
    if (text === null) continue
    const { label, choices, unit } = fieldMeta(schema)!
    const speaks = choices !== undefined || typeof row[name] === 'object' || (typeof row[name] === 'string' && !unit)
    texts.push(speaks ? text : typeof row[name] === 'number' ? `${label}${text}` : `${label}：${text}`)
  }
  return texts.length ? texts.join('，') : null
}
