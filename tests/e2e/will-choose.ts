import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenWindow } from '../../scripts/windows.mjs'

/** What a person would choose in the next dialogs: in Electron the dialog itself answers, over loopback a folder does. */
export async function willChoose({ app }: OpenWindow, profile: string, path: string): Promise<void> {
  if (app) {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, path)
    return
  }
  rmSync(join(profile, 'in'), { recursive: true, force: true })
  mkdirSync(join(profile, 'in'))
  if (path.endsWith('.qlb')) copyFileSync(path, join(profile, 'in', path.split('/').pop()!))
}
