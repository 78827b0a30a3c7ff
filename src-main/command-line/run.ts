import { documentOf, documents, isDocument } from '../../src-shared/documents'
import { pathFields } from '../../src-shared/path-fields'
import { done, problem, refused, type Outcome, type Problem } from '../../src-shared/problem'
import { isWordDocument, wordDocuments, type WordDocument } from '../../src-shared/word/word-papers'
import type { Tokens } from '../files/tokens'
import { diskProblem } from '../files/disk-problem'
import type { OfficeKeys } from '../keys/office-keys'
import type { Profile } from '../profile/layout'
import type { SaveWord } from '../word/save-word'
import { usage, type CommandLine } from './arguments'
import { backUpTo, changePassphrase, openBackup } from './backup-verbs'
import type { Jobs } from './jobs'
import { mergeAll } from './merge-verb'
import { writeProblems } from './problem-file'
import { recoverKey, writeSheets } from './recovery-verbs'
import type { Streams } from './streams'

/** Exit statuses of product.md. */
export const exits = { done: 0, refused: 1, usage: 2 } as const

export interface Bench {
  jobs: Jobs
  profile: Profile
  tokens: Tokens
  keys: OfficeKeys
  streams: Streams
  /** Renders a document and writes the PDF. */
  print(document: string, data: unknown, token: string): Promise<Outcome<{ file: string; pages: number }>>
  saveWord: SaveWord
}

/** Runs one command line on an opened store. @returns the exit status */
export async function runCommandLine(line: CommandLine, bench: Bench): Promise<number> {
  const { verb, words, options, flags } = line
  const say = sayer(bench.streams, flags)
  if (verb === 'help') return bench.streams.word(usage).then(() => exits.done)
  if (verb === 'backup-passphrase') return say.outcome(await changePassphrase(line, bench))
  if (verb === 'restore') return say.outcome(await openBackup('restore', words[0]!, line, bench))
  if (verb === 'fill-attachments') return say.outcome(await openBackup('fill', words[0]!, line, bench))
  if (verb === 'recover')
    return say.outcome(
      options.backup
        ? await openBackup('recover', options.backup, line, bench)
        : ((await bench.jobs.ask('recover', '', { upToDamage: flags.has('up-to-damage') })) as Outcome<unknown>),
    )

  const opened = (await bench.jobs.ask('open')) as Outcome<unknown>
  if (!opened.ok && verb !== 'doctor') return say.outcome(opened)

  const ask: Ask = (kind, name, input, commandId) =>
    bench.jobs.ask(kind, name, withTokens(bench.tokens, name, input), commandId) as Promise<Outcome<unknown>>

  switch (verb) {
    case 'do':
    case 'query': {
      const input = await readInput(bench.streams, options.input)
      return input.ok ? say.outcome(await ask(verb, words[0]!, input.value)) : say.outcome(input)
    }
    case 'batch':
      return runBatch(words[0]!, flags.has('keep-going'), bench.streams, ask)
    case 'import':
      if (options.as !== 'members')
        return say.outcome(refused(problem('unknown-table', '现在只能导入党员花名册：--as members')))
      if (options.problems) {
        const written = await writeProblems(ask, words[0]!, options.problems)
        if (!written.ok) return say.outcome(written)
      }
      return flags.has('dry-run')
        ? say.outcome(rowsAndProblems(await ask('query', 'roster.preview', { file: words[0] })))
        : say.outcome(await ask('do', 'roster.import', { file: words[0] }))
    case 'export':
      return say.outcome(await ask('do', 'upstream.export', exportInput(options)))
    case 'merge':
      return mergeAll(words, { ask, say, streams: bench.streams })
    case 'backup':
      return say.outcome(await backUpTo(line, bench))
    case 'doctor': {
      const checked = (await ask('query', 'office.check', {})) as Outcome<{ ok: boolean }>
      const status = await say.outcome(checked)
      return checked.ok && checked.value.ok ? status : exits.refused
    }
    case 'recovery-sheet':
      return say.outcome(await writeSheets(line, bench, ask))
    case 'recover-key':
      return say.outcome(await recoverKey(line, bench, ask))
    case 'print':
      return say.outcome(await printDocument(words[0]!, options, bench, ask))
    default:
      throw new Error(`verb ${verb} has no code`)
  }
}

const exportInput = ({ period, to, detail, recipient, note }: CommandLine['options']) => ({
  period,
  to,
  detail,
  recipient,
  note,
})

/** What scripts rely on of a dry run. */
function rowsAndProblems(preview: Outcome<unknown>): Outcome<unknown> {
  if (!preview.ok) return preview
  const { rows, problems } = preview.value as { rows: unknown[]; problems: Problem[] }
  return { ok: true, value: { rows, problems } }
}

export type Ask = (kind: 'do' | 'query', name: string, input: unknown, commandId?: string) => Promise<Outcome<unknown>>

export interface Sayer {
  outcome(outcome: Outcome<unknown>): Promise<number>
}

/** Prints a value on stdout, or problems on stderr. */
export function sayer(streams: Streams, flags: ReadonlySet<string>): Sayer {
  return {
    async outcome(outcome) {
      if (outcome.ok) {
        if (outcome.problems?.length && !flags.has('quiet')) await streams.word(lines(outcome.problems, flags))
        await streams.result(`${JSON.stringify(outcome.value ?? null, null, flags.has('json') ? 0 : 2)}\n`)
        return exits.done
      }
      await streams.word(lines(outcome.problems, flags))
      return exits.refused
    },
  }
}

function lines(problems: Problem[], flags: ReadonlySet<string>): string {
  if (flags.has('json')) return `${JSON.stringify({ problems })}\n`
  return problems.map(p => `${p.row ? `第${p.row}行 ` : ''}${p.field ? `${p.field}：` : ''}${p.message}\n`).join('')
}

/** Swaps paths for tokens. */
function withTokens(tokens: Tokens, name: string, input: unknown): unknown {
  const fields = pathFields[name]
  if (!fields || !input || typeof input !== 'object') return input
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => [
      field,
      fields.includes(field) ? tokenOf(tokens, field, value) : value,
    ]),
  )
}

/** A path, or a list of them, as tokens; what is neither is left for the command to refuse. */
function tokenOf(tokens: Tokens, field: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(one => tokenOf(tokens, field, one))
  return typeof value === 'string' ? tokens.take(value, field === 'to') : value
}

async function readInput(streams: Streams, file: string | undefined): Promise<Outcome<unknown>> {
  if (!file) return { ok: true, value: {} }
  try {
    return { ok: true, value: JSON.parse((await streams.input(file)).replace(/^\ufeff/, '')) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError)
      return refused(problem('input-not-json', `--input 的内容不是 JSON：${error.message}`))
    return refused(diskProblem(error))
  }
}

/** One start for many lines; each is answered as soon as it is acknowledged, and not before. */
async function runBatch(file: string, keepGoing: boolean, streams: Streams, ask: Ask): Promise<number> {
  let text: string
  try {
    text = await streams.input(file)
  } catch (error) {
    await streams.word(`${diskProblem(error).message}\n`)
    return exits.refused
  }
  let status: number = exits.done
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (!line.trim()) continue
    const outcome = await runLine(line, index + 1, ask)
    await streams.result(`${JSON.stringify(outcome)}\n`)
    if (outcome.ok) continue
    status = exits.refused
    if (!keepGoing) break
  }
  return status
}

function runLine(line: string, row: number, ask: Ask): Promise<Outcome<unknown>> {
  let asked: { do?: string; query?: string; input?: unknown; id?: unknown }
  try {
    asked = JSON.parse(line) as typeof asked
  } catch {
    return Promise.resolve(refused(problem('input-not-json', '这一行不是 JSON', { row })))
  }
  if (asked?.id !== undefined && !(typeof asked.id === 'string' && asked.id))
    return Promise.resolve(refused(problem('input-incomplete', '这一行的 id 应是一段文字', { row })))
  if (typeof asked?.do === 'string') return ask('do', asked.do, asked.input ?? {}, asked.id as string | undefined)
  if (typeof asked?.query === 'string') return ask('query', asked.query, asked.input ?? {})
  return Promise.resolve(refused(problem('input-incomplete', '这一行没有 do 或 query', { row })))
}

export const isPdf = (file: string): boolean => /\.pdf$/i.test(file)
export const notPdf = problem('unknown-format', '这里只能输出 PDF，请把 --to 写成 .pdf 文件。')
const isWord = (file: string): boolean => /\.docx$/i.test(file)
const unknownFormat = problem('unknown-format', '只能输出 PDF 和 Word，请把 --to 写成 .pdf 或 .docx 文件。')

/** As a Word file, in the office's own template where it has one. */
async function inOwnTemplate(document: WordDocument, data: unknown, token: string, bench: Bench, ask: Ask) {
  const listed = await ask('query', 'word.templates', {})
  if (!listed.ok) return listed
  const { rows } = listed.value as { rows: { document: string; own: { sha256: string } | null }[] }
  const template = rows.find(row => row.document === document)?.own?.sha256 ?? null
  return bench.saveWord({ document, data, template, token })
}

async function printDocument(
  name: string,
  options: Record<string, string>,
  bench: Bench,
  ask: Ask,
): Promise<Outcome<unknown>> {
  if (!isDocument(name))
    return refused(problem('unknown-document', `没有文书“${name}”。可以打印：${Object.keys(documents).join('、')}`))
  const word = isWord(options.to!)
  if (word && !isWordDocument(name))
    return refused(
      problem(
        'no-word',
        `“${documentOf(name).title}”没有 Word 格式，请把 --to 写成 .pdf 文件。有 Word 格式的：${wordDocuments.join('、')}`,
      ),
    )
  if (!word && !isPdf(options.to!)) return refused(unknownFormat)
  const input = await readInput(bench.streams, options.input)
  if (!input.ok) return input
  const { reveal, ...asked } = (input.value ?? {}) as Record<string, unknown>
  const { query, shown, noted } = documentOf(name)
  const given = { ...asked, ...(options.id && { id: options.id }) }
  const data = await (reveal === true && shown ? ask('do', shown, given) : ask('query', query, given))
  if (!data.ok) return data
  const token = bench.tokens.take(options.to!)
  const printed =
    word && isWordDocument(name)
      ? await inOwnTemplate(name, data.value, token, bench, ask)
      : await bench.print(name, data.value, token)
  if (!printed.ok || !noted) return printed
  const note = await ask('do', noted, {
    printed: Reflect.get(data.value as object, 'printed'),
    as: word ? 'word' : 'pdf',
  })
  return done(printed.value, note.problems)
}
