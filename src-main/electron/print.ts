import { BrowserWindow } from 'electron'
import { documentOf, isDocument } from '../../src-shared/documents'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { recoverySheet } from '../../src-shared/recovery-sheet'
import { diskProblem } from '../files/disk-problem'
import type { Tokens } from '../files/tokens'
import { ownerOnly, writeFlushed } from '../files/write-flushed'
import type { PrintJobs } from '../print-jobs'
import { pagePreferences } from './hardening'
import { origin } from './scheme'

/** Milliseconds for the layout; an old PC takes minutes for a book of hundreds of pages. */
const layoutWithin = (document: string) => (isDocument(document) && documentOf(document).bound ? 600_000 : 60_000)

/** Lays a document out in a hidden window of its own and hands that window on. */
async function withLaidOut<T>(
  preload: string,
  printing: PrintJobs,
  document: string,
  data: unknown,
  use: (window: BrowserWindow, pages: number) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { job, laidOut } = printing.begin(document, data)
  const window = new BrowserWindow({ show: false, width: 900, height: 1200, webPreferences: pagePreferences(preload) })
  try {
    await window.loadURL(`${origin}/print.html?job=${job}`)
    const pages = await Promise.race([
      laidOut,
      new Promise<null>(resolve => setTimeout(() => resolve(null), layoutWithin(document))),
    ])
    return pages === null ? refused(notLaidOut) : await use(window, pages)
  } finally {
    printing.drop(job)
    window.destroy()
  }
}

const notLaidOut = problem('print-page', '打印的页面没有打开，没有打印。请再试一次；还不行，请关闭程序再打开。')

/** Writes a document as PDF with its fonts embedded, at the paper size its style sheet names. */
export async function printPdf(
  preload: string,
  printing: PrintJobs,
  tokens: Tokens,
  document: string,
  data: unknown,
  token: string,
): Promise<Outcome<{ file: string; pages: number }>> {
  const file = tokens.path(token)
  if (!file) return refused(problem('file-not-chosen', '没有选择文件。请重新选择。'))
  return withLaidOut(preload, printing, document, data, async (window, pages) => {
    const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
    try {
      writeFlushed(file, pdf, document === recoverySheet ? ownerOnly : undefined)
      return done({ file, pages })
    } catch (error) {
      return refused(diskProblem(error))
    }
  })
}

/** Sends a document to a printer through the system's own dialog. */
export async function printPaper(
  preload: string,
  printing: PrintJobs,
  document: string,
  data: unknown,
): Promise<Outcome<{ printed: boolean }>> {
  const landscape = isDocument(document) && documentOf(document).landscape === true
  return withLaidOut(preload, printing, document, data, async window => {
    const failed = await new Promise<string | null>(resolve =>
      window.webContents.print(
        { printBackground: true, pageSize: 'A4', margins: { marginType: 'none' }, landscape },
        (ok, reason) => resolve(ok ? null : reason),
      ),
    )
    if (failed === null || /cancel/i.test(failed)) return done({ printed: failed === null })
    return refused(problem('print-failed', '没有打印出来。请检查打印机是否接通、有纸，或改存为 PDF。'))
  })
}
