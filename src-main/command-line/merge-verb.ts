import { statSync } from 'node:fs'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { bundlesIn } from '../files/bundles-in'
import { exits, type Ask, type Sayer } from './run'
import type { Streams } from './streams'

/**
 * Takes bundles in, each for itself: one that is refused never stops the others. A folder stands for the bundles in it.
 * A single file is answered like a command, more than one or a folder by a line of JSON each.
 */
export async function mergeAll(
  words: readonly string[],
  { ask, say, streams }: { ask: Ask; say: Sayer; streams: Streams },
): Promise<number> {
  const [only] = words
  if (words.length === 1 && !isFolder(only!)) return say.outcome(await ask('do', 'street.merge', { file: only }))
  let status: number = exits.done
  for (const word of words) {
    const files = await filesOf(word)
    for (const file of files.ok ? files.value : [word]) {
      const outcome = files.ok ? await ask('do', 'street.merge', { file }) : files
      await streams.result(`${JSON.stringify({ file, ...outcome })}\n`)
      if (!outcome.ok) status = exits.refused
    }
  }
  return status
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** A file itself, or what is to be taken out of a folder: enrolments in it are approved by another command. */
async function filesOf(word: string): Promise<Outcome<string[]>> {
  if (!isFolder(word)) return done([word])
  const found = await bundlesIn(word)
  if (!found.ok) return found
  const { files, left } = found.value
  if (left)
    return refused(problem('folder-too-full', `文件夹里的报送文件太多，多出${left}个，没有收。请分几个文件夹。`))
  const reports = files.map(({ path }) => path).filter(path => !enrolment.test(path))
  return reports.length ? done(reports) : refused(problem('folder-empty', '文件夹里没有报送文件（.qlb）。'))
}

const enrolment = /\d{12}-enrolment-[^/\\]*$/
