import * as z from 'zod'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import type { Outside } from './command'

/** A spreadsheet to read: a file chosen (its token) or its bytes, and which of its sheets. */
export const sheetFile = {
  file: z.string().optional().meta({ label: '文件' }),
  name: z.string().optional().meta({ label: '文件名' }),
  bytes: z
    .custom<Uint8Array>(value => value instanceof Uint8Array)
    .optional()
    .meta({ label: '文件内容' }),
  /** Name of the sheet; the first one with headings where none is named. */
  sheet: z.string().optional().meta({ label: '工作表' }),
}

/** What was chosen: bytes from a page, or the file of a token. */
export async function bytesOf(
  outside: Outside,
  { file, name, bytes }: { file?: string | undefined; name?: string | undefined; bytes?: Uint8Array | undefined },
): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  if (bytes) return done({ name: name ?? '', bytes })
  if (file) return outside.main['file.read']({ token: file })
  return refused(problem('file-not-chosen', '请先选择表格文件。'))
}
