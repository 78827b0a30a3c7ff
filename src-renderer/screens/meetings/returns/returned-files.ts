import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { rosterToken } from '../../../../src-shared/meetings/returns/return-code'
import { printDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'
import type { StateKind } from '../../../widgets/State.vue'
import { useEngine } from '../../engine'

type Read = QueryOutput<'meetings.readReturn'>

/** A file somebody dropped, and what was read of it: the meeting, or why there is none. */
export interface ReturnedFile {
  file: File
  read: Read | null
  troubles: readonly string[]
}

/** Sheets that came back and are gone through one by one: kept while the window is open, nothing of them on the books. */
export const useReturnedFiles = defineStore('returned-files', () => {
  const engine = useEngine()
  const files = shallowRef<readonly ReturnedFile[]>([])

  async function readFile(file: File): Promise<ReturnedFile> {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const outcome = await engine.query('meetings.readReturn', { name: file.name, bytes })
    if (!outcome.ok) return { file, read: null, troubles: outcome.problems.map(({ message }) => message) }
    return { file, read: outcome.value, troubles: outcome.value.problems.map(({ message }) => message) }
  }
  /** Reads one more; the same file again stands in the place of itself. */
  async function add(file: File): Promise<void> {
    const found = await readFile(file)
    const others = files.value.filter(one => one.file.name !== file.name)
    files.value = [...others, found].sort((a, b) => (a.file.name < b.file.name ? -1 : 1))
  }
  /** Reads all anew: what was saved meanwhile is on the books. */
  async function again(): Promise<void> {
    files.value = await Promise.all(files.value.map(({ file }) => readFile(file)))
  }
  const drop = (file: File) => void (files.value = files.value.filter(one => one.file !== file))
  return { files, add, again, drop }
})

/** Tells the draft of a sheet from others of the same branch and kind, and from the same sheet filled in otherwise. */
export const draftMark = ({ meeting }: Read): string => rosterToken([JSON.stringify(meeting)])

/** How a file stands, in one word. */
export function stateOf({ read, troubles }: ReturnedFile): { kind: StateKind; word: string } {
  if (!read) return { kind: 'late', word: '不能读' }
  if (read.recorded) return { kind: 'done', word: '已登记' }
  return troubles.length ? { kind: 'look', word: '不清楚' } : { kind: 'open', word: '完整' }
}

export const dayOf = (read: Read | null): string => (read?.meeting.date ? printDate(read.meeting.date) : '—')
