import * as z from 'zod'
import { documents } from '../documents'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { wordDocuments, type WordDocument } from './word-papers'

/** The documents that have a template, by what each is called. */
export const templateTitles = Object.fromEntries(
  wordDocuments.map(document => [document, documents[document].title]),
) as Record<WordDocument, string>

/**
 * The office's own Word template of a document, in the place of the one that is shipped; one row a document, by its name.
 * Its bytes lie in `content/` under their sha-256, so backups carry it.
 */
export const WordTemplate = z
  .object({
    ...rowBase,
    document: choice(templateTitles).meta({ label: '文书' }),
    /** As the file was called when it was put in place. */
    name: z.string().min(1).meta({ label: '文件名', personal: 'free' }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ label: '校验值', technical: true }),
    size: z.number().int().positive().meta({ label: '大小', technical: true }),
  })
  .meta({ label: 'Word 模板' })

export type WordTemplate = z.infer<typeof WordTemplate>
