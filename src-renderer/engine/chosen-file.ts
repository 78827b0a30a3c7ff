import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import type { Outside } from './command'

/** What was chosen: bytes from a page, or the file of a token. */
export async function bytesOf(
  outside: Outside,
  { file, name, bytes }: { file?: string | undefined; name?: string | undefined; bytes?: Uint8Array | undefined },
): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  if (bytes) return done({ name: name ?? '', bytes })
  if (file) return outside.main['file.read']({ token: file })
  return refused(problem('file-not-chosen', '请先选择文件。'))
}
