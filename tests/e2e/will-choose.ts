import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OpenWindow } from '../../scripts/windows.mjs'

/** What a person would choose in the next dialogs: in Electron the dialog itself answers, over loopback a folder does. */
export async function willChoose({ app }: OpenWindow, profile: string, path: string): Promise<void> {
  if (app) {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, path)
    return
  }
  const isFile = /\.(qlb|docx)$/.test(path)
  const place = join(profile, isFile ? 'in' : 'out')
  if (path === place) return
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  if (isFile) copyFileSync(path, join(place, basename(path)))
  else if (existsSync(path)) cpSync(path, place, { recursive: true })
}
