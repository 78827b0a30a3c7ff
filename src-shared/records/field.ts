import * as z from 'zod'

/**
 * What a field of a record means beyond its type. Everything that reads a record (store, import, bundle, masking,
 * history) reads it from here, so a fact about a field is written once.
 */
export interface FieldMeta {
  /** The official Chinese name, as the national forms print it. */
  label: string
  /** How the store indexes it. */
  index?: true | 'unique' | 'multi'
  /** Name of the table whose `id` the field holds. */
  ref?: string
  unit?: 'date' | 'halfPoint' | 'count' | 'minutes'
  /** Official word of each stored value, in the order a list offers them. */
  choices?: Readonly<Record<string, string>>
  /** Class of personal data; decides masking and what may leave the office (`free` only in `named` bundles, `sensitive` never). */
  personal?: 'name' | 'id' | 'phone' | 'address' | 'birth' | 'free' | 'sensitive'
  /** Whoever has it can find out what it hides: no list, no history and no log shows it. */
  secret?: true
  /** Tells a clerk nothing, as a checksum does: no history shows it. */
  technical?: true
  /** Other column headings a spreadsheet may use for this field. */
  synonyms?: readonly string[]
}

/** Marks a record object: compound indexes of its table, in Dexie's notation. */
export interface RecordMeta {
  label: string
  indexes?: readonly string[]
}

declare module 'zod' {
  interface GlobalMeta extends Partial<Omit<FieldMeta, 'label'>>, Partial<Omit<RecordMeta, 'label'>> {
    label?: string
  }
}

/** The schema below `.optional()`, `.nullable()`, `.default()` and their like, which hide an inner `.meta()`. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema
  for (;;) {
    const def = inner.def as { innerType?: z.ZodType }
    if (!def.innerType) return inner
    inner = def.innerType
  }
}

/**
 * Meaning of one field, looked for on every wrapper from the outside in.
 * @returns the meta, or `undefined` when the field carries no label
 */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  let at: z.ZodType | undefined = schema
  let found: Partial<FieldMeta> = {}
  while (at) {
    found = { ...at.meta(), ...found }
    at = (at.def as { innerType?: z.ZodType }).innerType
  }
  return found.label ? (found as FieldMeta) : undefined
}

/** A field that is one of a closed list; `words` has the official word of every code. */
export function choice<const W extends Readonly<Record<string, string>>>(words: W) {
  return z.enum(Object.keys(words) as (keyof W & string)[]).meta({ choices: words })
}

/** A record's optional field as an answer gives it: `null` where the books know nothing. */
export function orNull<T extends z.ZodType>(field: z.ZodOptional<T>): z.ZodNullable<T> {
  return z.nullable(field.unwrap()).meta({ ...field.meta() })
}

/** All fields of a record with their meaning. Throws (a bug) where a field has no label. */
export function fieldsOf(record: z.ZodObject): [name: string, meta: FieldMeta][] {
  return Object.entries(record.shape).map(([name, schema]) => {
    const meta = fieldMeta(schema as z.ZodType)
    if (!meta) throw new Error(`field ${name} of ${record.meta()?.label ?? 'a record'} has no label`)
    return [name, meta]
  })
}
