import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenWindow } from '../../scripts/windows.mjs'

/** What a printer was given, one text a printing. */
export interface Printer {
  papers(): Promise<string[]>
}

/** Stands where the printer is: in Electron at the hidden page that is printed, over loopback at the folder for paper. */
export async function standAtPrinter(
  { app }: OpenWindow,
  profile: string,
  cancelled = false,
  document = 'recovery-sheet',
): Promise<Printer> {
  if (app) {
    await app.evaluate(({ app }, cancelled) => {
      const papers: string[] = []
      Object.assign(globalThis, { papers })
      app.on('browser-window-created', (_, { webContents }) => {
        webContents.print = (_options, done) => {
          const text = webContents.executeJavaScript('document.body.innerText') as Promise<string>
          void text.then(words => {
            if (!cancelled) papers.push(words)
            done?.(!cancelled, cancelled ? 'Print job canceled' : '')
          })
        }
      })
    }, cancelled)
    return { papers: () => app.evaluate(() => Reflect.get(globalThis, 'papers') as string[]) }
  }
  const paper = join(profile, 'printed', `${document}.pdf`)
  rmSync(paper, { force: true })
  const text = () => execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' })
  return { papers: async () => (existsSync(paper) ? [text()] : []) }
}

/** What somebody would type from sheets on paper, a text for each. */
export function codesOn(paper: string): string[] {
  const rows = [...paper.matchAll(/第\d行\s+((?:[0-9A-Z]{4}\s+){4}[0-9A-Z])(?=\s)/g)].map(([, row]) =>
    row!.replace(/\s+/g, ' '),
  )
  return Array.from({ length: rows.length / 5 }, (_, i) => rows.slice(i * 5, i * 5 + 5).join('\n'))
}
