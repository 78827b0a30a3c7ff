import { opendir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { parseCarriedFile } from '../../src-shared/bundle/bundle-name'
import { done, problem, Refusal, refused, type Outcome } from '../../src-shared/problem'
import { diskProblem } from './disk-problem'

/** So many are listed; a street has seven communities, a county two hundred. */
const mostFiles = 500
/** So many names are looked at, so that a folder made to hurt costs no more than one. */
const mostNames = 20_000

/** A file that may be a bundle, by its name alone. */
export interface FoundBundle {
  path: string
  /** Its place in the folder, fit to be shown: without characters that are not seen or turn the text around. */
  name: string
}

/**
 * What looks like a bundle in a folder, usually a stick, and in the folders in it: plain files, no links, nothing
 * hidden. Those of one office stand in the order in which it wrote them.
 * @returns at most 500, and how many more there were
 */
export async function bundlesIn(folder: string): Promise<Outcome<{ files: FoundBundle[]; left: number }>> {
  const found: string[] = []
  let looked = 0
  async function look(at: string, deeper: boolean): Promise<void> {
    for await (const entry of await opendir(at)) {
      if (++looked > mostNames) throw new Refusal([tooMany])
      if (entry.name.startsWith('.')) continue
      const path = join(at, entry.name)
      if (entry.isFile() && ending.test(entry.name)) found.push(path)
      // One that can't be read, such as what Windows keeps on a stick, holds up nobody.
      else if (deeper && entry.isDirectory()) await look(path, false).catch(unlessTooMany)
    }
  }
  try {
    await look(folder, true)
  } catch (error) {
    return error instanceof Refusal ? refused(...error.problems) : refused(diskProblem(error))
  }
  const paths = found.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const files = paths.slice(0, mostFiles).map(path => ({ path, name: shown(relative(folder, path)) }))
  return done({ files, left: Math.max(0, paths.length - mostFiles) })
}

const tooMany = problem(
  'folder-too-large',
  `这个文件夹里的文件太多，超过${mostNames / 10_000}万个，没有列出。请把报送文件放进一个单独的文件夹，再收。`,
)

function unlessTooMany(error: unknown): void {
  if (error instanceof Refusal) throw error
}

const ending = /\.qlb(\.age)?$/i

/** By office and sequence, as far as names say; what has no such name comes last. */
function orderOf(path: string): string {
  const said = parseCarriedFile(basename(path))
  return said ? `0 ${said.office} ${String(said.sequence).padStart(15, '0')} ${path}` : `1 ${path}`
}

const shown = (name: string) => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
