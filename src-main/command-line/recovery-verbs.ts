import { done, problem, refused, warning, type Outcome } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import { noteLog } from '../profile/log'
import { printRecoverySheets } from '../recovery-paper'
import type { CommandLine } from './arguments'
import { isPdf, notPdf, type Ask, type Bench } from './run'

type Answer = Promise<Outcome<unknown>>

/**
 * Writes the sheets that bring back what decrypts into a PDF, and what brings it back from such sheets: no commands of the
 * engine, because the secret goes into no journal.
 */
export async function writeSheets({ options, flags }: CommandLine, bench: Bench, ask: Ask): Answer {
  if (!isPdf(options.to!)) return refused(notPdf)
  const office = await officeOf(ask)
  if (!office.ok) return office
  const kind = flags.has('shared') ? 'shared' : 'whole'
  const by = { keys: bench.keys, logs: bench.profile.logs, now: new Date() }
  const token = bench.tokens.take(options.to!)
  const printed = await printRecoverySheets({ kind, office: office.value }, by, (document, data) =>
    bench.print(document, data, token),
  )
  if (!printed.ok) return printed
  const { file, sheets } = printed.value
  return done({ file, kind, sheets }, [inFile, ...(printed.problems ?? [])])
}

/** Each paragraph of the file is what somebody typed from one sheet. */
export async function recoverKey({ words }: CommandLine, { streams, keys, profile }: Bench, ask: Ask): Answer {
  let typed: string
  try {
    typed = (await streams.input(words[0]!)).replace(/^\ufeff/, '')
  } catch (error) {
    return refused(diskProblem(error))
  }
  const office = await officeOf(ask)
  if (!office.ok) return office
  const restored = await keys.restore({ office: office.value.code, texts: typed.trim().split(/\r?\n\s*\n/) })
  if (restored.ok) noteLog(profile.logs, new Date(), 'recovery-sheets-used', restored.value.as)
  return restored
}

async function officeOf(ask: Ask): Promise<Outcome<{ name: string; code: string }>> {
  const current = (await ask('query', 'office.current', {})) as Outcome<{
    office: { name: string; code: string } | null
  }>
  if (!current.ok) return current
  return current.value.office ? done(current.value.office) : refused(noOffice)
}

const noOffice = problem('office-missing', '请先建立本单位台账，或从备份恢复。')
const inFile = warning('sheet-in-file', '这个 PDF 里有解密密钥。打印以后请马上删除，不要留在电脑或U盘上。')
