import type { Problem } from '../../../src-shared/problem'
import type { EngineClient } from '../../engine/client'
import type { Platform } from '../../platform'
import { fileName } from '../file-name'
import { isReplyFile } from '../reply-file'

/** What became of one file that may be a reply. */
export interface Line {
  kind: 'done' | 'none' | 'look' | 'late'
  text: string
}

/** A reply for another office lies on the same stick as a rule, and is nobody's trouble. */
const forOthers = ['reply-addressee', 'bundle-not-for-us']

/** Takes in whatever replies lie in a folder, each for itself; one that is refused never stops the others. */
export async function receiveReplies(engine: EngineClient, main: Platform['main'], folder: string): Promise<Line[]> {
  const found = await main['folder.bundles']({ token: folder })
  if (!found.ok) return refusals(found.problems)
  const files = found.value.files.filter(({ name }) => isReplyFile(name))
  if (!files.length) return [{ kind: 'look', text: '这里没有上级的回执。请看看是不是选错了U盘，或者上级还没有写。' }]
  const lines: Line[] = []
  let others = 0
  for (const { token, name } of files) {
    const outcome = await engine.run('upstream.receiveReply', { file: token })
    if (!outcome.ok && forOthers.includes(outcome.problems[0]!.code)) others += 1
    else if (!outcome.ok) lines.push(...refusals(outcome.problems, fileName(name)))
    else {
      const { state, text, sequence, receipts, returns } = outcome.value
      const what = returns ? `收到${receipts}份，退回${returns}处` : `收到${receipts}份，没有要更正的`
      lines.push({ kind: state === 'taken' ? 'done' : 'none', text: `第${sequence}份回执：${text}${what}。` })
      lines.push(...(outcome.problems ?? []).map(({ message }): Line => ({ kind: 'look', text: message })))
    }
  }
  if (others) lines.push({ kind: 'none', text: `另有${others}份是给别的单位的，没有动。` })
  return lines
}

const refusals = (problems: readonly Problem[], file = ''): Line[] =>
  problems.map(({ message }) => ({ kind: 'late', text: file ? `${file}：${message}` : message }))
