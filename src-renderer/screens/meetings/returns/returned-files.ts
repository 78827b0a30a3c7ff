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
  /** Tells it from others, also of the same name. */
  id: number
  name: string
  /** As they were when it was dropped: the file may be another by now. */
  bytes: Uint8Array
  read: Read | null
  troubles: readonly string[]
}

/** Sheets that came back and are gone through one by one: kept while the window is open, nothing of them on the books. */
export const useReturnedFiles = defineStore('returned-files', () => {
  const engine = useEngine()
  const files = shallowRef<readonly ReturnedFile[]>([])

  let last = 0

  async function readOf({ id, name, bytes }: Pick<ReturnedFile, 'id' | 'name' | 'bytes'>): Promise<ReturnedFile> {
    const outcome = await engine.query('meetings.readReturn', { name, bytes })
    const troubles = outcome.ok ? outcome.value.problems : outcome.problems
    const read = outcome.ok ? outcome.value : null
    return { id, name, bytes, read, troubles: troubles.map(({ message }) => message) }
  }
  /** Reads one more; the same file again stands in the place of itself, one of that name with other content beside it. */
  async function add(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const found = await readOf({ id: ++last, name: file.name, bytes })
    const others = files.value.filter(one => one.name !== file.name || !sameBytes(one.bytes, bytes))
    files.value = [...others, found].sort((a, b) => (a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1))
  }
  /** Reads all anew: what was saved meanwhile is on the books. */
  async function again(): Promise<void> {
    files.value = await Promise.all(files.value.map(readOf))
  }
  const drop = (id: number) => void (files.value = files.value.filter(one => one.id !== id))
  return { files, add, again, drop }
})

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/** Tells the draft of a sheet from others of the same branch and kind, and from the same sheet filled in otherwise. */
export const draftMark = ({ meeting }: Read): string => rosterToken([JSON.stringify(meeting)])

/** How a file stands, in one word. */
export function stateOf({ read, troubles }: ReturnedFile): { kind: StateKind; word: string } {
  if (!read) return { kind: 'late', word: '不能读' }
  if (read.recorded) return { kind: 'done', word: '已登记' }
  return troubles.length ? { kind: 'look', word: '不清楚' } : { kind: 'open', word: '完整' }
}

export const dayOf = (read: Read | null): string => (read?.meeting.date ? printDate(read.meeting.date) : '—')
