import * as z from 'zod'
import { done, problem, Refusal } from '../../../src-shared/problem'
import { tagList } from '../../../src-shared/word/template-tags'
import { templateTitles, WordTemplate } from '../../../src-shared/word/word-template'
import { wordDocuments, wordPaper, type WordDocument } from '../../../src-shared/word/word-papers'
import { WordText } from '../../../src-shared/word/word-text'
import { sha256Of } from '../attachments/take-in'
import { bytesOf } from '../chosen-file'
import { defineCommand, defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { sheetFile } from '../sheet-file'

const { document, name, sha256, size } = WordTemplate.shape
const { sheet: _, ...chosenFile } = sheetFile
const put = z.object({ document, ...chosenFile })

/** The office's own template of a document; null where it has none. */
const ownOf = async (reader: Reader, of: WordDocument) => (await reader.get('templates', of))?.sha256 ?? null

/** Reads the chosen file and holds it against its document. */
async function checkedFile(outside: Outside, { document: of, ...given }: z.output<typeof put>) {
  const file = await bytesOf(outside, given)
  if (!file.ok) return file
  const text = await outside.main['word.check']({ document: of, ...file.value })
  return text.ok ? done({ ...file.value, text: text.value }) : text
}

/** Every document that has a template: whether the office has its own, and the tags it may hold. */
export const wordTemplates = defineQuery({
  name: 'word.templates',
  title: 'Word 模板',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        document,
        title: z.string(),
        own: z.object({ name, sha256, size, whole: z.boolean() }).nullable(),
        tags: z.array(
          z.object({ tag: z.string(), sample: z.string().optional(), within: z.array(z.string()).optional() }),
        ),
      }),
    ),
  }),
  async run(reader, _input, { main }) {
    const kept = new Map((await reader.all('templates')).map(row => [row.document, row]))
    const absent = new Set(await main['content.absent']({ files: [...kept.values()] }))
    return {
      rows: wordDocuments.map(of => {
        const row = kept.get(of)
        const { words, sample } = wordPaper(of)
        return {
          ...{ document: of, title: templateTitles[of], tags: tagList(words(sample())) },
          own: row ? { name: row.name, sha256: row.sha256, size: row.size, whole: !absent.has(row.sha256) } : null,
        }
      }),
    }
  },
})

/** Looks whether a file can be the template of a document; answers what it makes of an invented meeting, changes nothing. */
export const checkTemplate = defineQuery({
  name: 'word.checkTemplate',
  title: '检查 Word 模板',
  input: put,
  output: WordText,
  async run(_reader, input, outside) {
    const checked = await checkedFile(outside, input)
    if (!checked.ok) throw new Refusal(checked.problems)
    return checked.value.text
  },
})

/** Puts the office's own template in the place of the one that is shipped, or of its own before. */
export const putTemplate = defineCommand({
  name: 'word.putTemplate',
  title: '换上 Word 模板',
  input: put,
  output: WordTemplate.pick({ document: true, name: true, sha256: true, size: true }),
  async prepare(outside, input) {
    const checked = await checkedFile(outside, input)
    if (!checked.ok) return checked
    const { bytes, name: given } = checked.value
    const row = { name: given || `${templateTitles[input.document]}.docx`, sha256: await sha256Of(outside, bytes) }
    const kept = await outside.main['content.put']({ sha256: row.sha256, bytes })
    return kept.ok ? done({ document: input.document, ...row, size: bytes.length }) : kept
  },
  async run(tx, row) {
    await tx.put('templates', { id: row.document, ...row })
    return row
  },
})

/** Takes the office's own template off: the shipped one is used again. Its bytes stay for undoing. */
export const takeOffTemplate = defineCommand({
  name: 'word.takeOffTemplate',
  title: '改回自带的 Word 模板',
  input: z.object({ document }),
  output: z.object({ document }),
  async run(tx, { document: of }) {
    if (!(await tx.get('templates', of)))
      return tx.refuse(problem('template-shipped', `“${templateTitles[of]}”用的就是自带的模板，不用改回。`))
    await tx.remove('templates', [of])
    return { document: of }
  },
})

/** Writes a template to a file, to be changed in Word or WPS; filled with an invented meeting, to be looked at. */
export const saveTemplate = defineCommand({
  name: 'word.saveTemplate',
  title: '另存 Word 模板',
  input: z.object({
    document,
    to: z.string().meta({ label: '保存为' }),
    shipped: z.boolean().default(false).meta({ label: '要自带的' }),
    filled: z.boolean().default(false).meta({ label: '填入样例' }),
  }),
  output: z.object({ file: z.string(), size: z.number().int() }),
  async prepare(outside, { document: of, to, shipped, filled }) {
    const asked = { document: of, template: shipped ? null : await ownOf(outside.reader, of) }
    const bytes = filled
      ? await outside.main['word.fill']({ ...asked, data: wordPaper(of).sample() })
      : await outside.main['word.template'](asked)
    return bytes.ok ? outside.main['file.save']({ token: to, bytes: bytes.value }) : bytes
  },
  run: async (_tx, written) => written,
})
