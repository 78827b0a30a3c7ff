import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import type { Tokens } from '../files/tokens'
import type { PrintJobs } from '../print-jobs'
import { headlessSwitches } from './headless-chromium'

/** Prints a document through a Chromium of its own, where no Electron does it. */
export async function printWithChromium(
  chromium: string,
  printing: PrintJobs,
  tokens: Tokens,
  document: string,
  data: unknown,
  token: string,
  addressOf: (job: string) => string,
): Promise<Outcome<{ file: string; pages: number }>> {
  const file = tokens.path(token)
  if (!file) return refused(problem('file-not-chosen', '没有选择文件。请重新选择。'))
  const { job, laidOut } = printing.begin(document, data)
  const folder = mkdtempSync(join(tmpdir(), 'qinlin-print-'))
  const failed = await new Promise<Error | null>(resolve => {
    const words = [
      ...headlessSwitches(folder),
      '--no-pdf-header-footer',
      '--virtual-time-budget=20000',
      `--print-to-pdf=${file}`,
      addressOf(job),
    ]
    execFile(chromium, words, { timeout: 60_000 }, error => resolve(error))
  })
  rmSync(folder, { recursive: true, force: true })
  try {
    return failed
      ? refused(problem('print-failed', '没有生成 PDF。请检查浏览器能否启动。'))
      : done({ file, pages: await laidOut })
  } finally {
    printing.drop(job)
  }
}
