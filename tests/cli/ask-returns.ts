import * as fs from 'node:fs'
import * as path from 'node:path'
import type { ReturnSheets } from '../../src-shared/meetings/returns/return-sheet'
import { blankOf } from '../unit/meetings/returns/fill-return'
import { valueOf, type Answer, type Line } from './program'

/** A return sheet for a branch to fill in, made a file and read back. */
export async function askReturns(
  ask: (lines: Line[]) => Promise<Answer[]>,
  folder: string,
  branch: string,
): Promise<void> {
  const [made] = await ask([{ query: 'meetings.returnSheets', input: { id: `${branch}|group|2026-09` } }])
  const file = path.join(folder, '回执.docx')
  fs.writeFileSync(file, await blankOf(valueOf<ReturnSheets>(made).sheets[0]!))
  await ask([{ query: 'meetings.readReturn', input: { file } }])
}
