import {
  closeSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import { missingOf } from './missing'
import { decodeRecords, encodeRecord, type JournalRecord } from './record'

export interface Head {
  number: number
  hash: string
}

/** The journal on disk: one file a month, append-only, flushed before an append is answered. */
export interface JournalFiles {
  head(): Head | null
  append(record: JournalRecord & { month: string }): Outcome<Head>
  /** Records from a number on, as many as fit `limit` bytes but at least one; empty at the end. */
  read(from: number, limit: number): Outcome<Uint8Array[]>
  /** Numbers of entries that were in no file when it was opened, though later ones were. */
  missing: readonly number[]
}

/** The journal's files in order; whatever else lies in the folder, as a copy that somebody made, is none. */
export const journalFileNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => /^\d{4}-\d{2}\.qlj$/.test(name))
    .sort()

/**
 * Opens the journal of a profile: finds its head and cuts a torn tail off the newest file.
 * @param keepTail what is done with the tail before that
 */
export function openJournal(
  folder: string,
  keepTail: (tail: Uint8Array, after: Head | null) => void = () => undefined,
): JournalFiles {
  const names = () => journalFileNames(folder)
  /** First number of each file, so that reading need not open the others. */
  const firsts = new Map<string, number>()
  let head: Head | null = null
  let newest = ''
  const numbers: { number: number }[] = []

  for (const name of names()) {
    const file = readFileSync(join(folder, name))
    const { records, whole } = decodeRecords(file)
    const [first] = records
    if (first) firsts.set(name, first.number)
    const last = records[records.length - 1]
    if (last) head = { number: last.number, hash: last.hash }
    for (const { number } of records) numbers.push({ number })
    if (whole < file.length && name === names().slice(-1)[0]) {
      keepTail(file.subarray(whole), head)
      truncate(join(folder, name), whole)
    }
    newest = name
  }

  return {
    head: () => head,
    missing: missingOf(numbers),
    append({ month, ...record }) {
      if (record.number !== (head?.number ?? 0) + 1)
        return refused(problem('journal-order', '日志序号不连续，没有写入。请关闭程序再打开。'))
      // A clock set back must not put an entry before older ones.
      const name = [`${month}.qlj`, newest].sort()[1]!
      try {
        appendFlushed(join(folder, name), encodeRecord(record))
      } catch (error) {
        return refused(diskProblem(error))
      }
      if (!firsts.has(name)) firsts.set(name, record.number)
      newest = name
      head = { number: record.number, hash: record.hash }
      return done(head)
    },
    read(from, limit) {
      const found: Uint8Array[] = []
      let size = 0
      let hurt = ''
      for (const name of fileOrder(names(), firsts, from)) {
        const file = readFileSync(join(folder, name))
        const { records, whole, damaged } = decodeRecords(file)
        if (damaged || whole < file.length) hurt ||= name
        for (const { number, bytes } of records) {
          if (number !== from + found.length) continue
          if (found.length && size + bytes.length > limit) return done(found)
          found.push(bytes)
          size += bytes.length
        }
      }
      if (found.length || from > (head?.number ?? 0)) return done(found)
      return refused(
        problem('journal-damaged', `日志文件${hurt}缺第${from}条，可能已经损坏。请联系街道信息员，不要删除任何文件。`),
      )
    },
  }
}

/** Files that may hold entries from a number on. */
function fileOrder(names: string[], firsts: Map<string, number>, from: number): string[] {
  const start = names.reduce((found, name, i) => ((firsts.get(name) ?? Infinity) <= from ? i : found), 0)
  return names.slice(start)
}

function truncate(path: string, length: number): void {
  const handle = openSync(path, 'r+')
  try {
    ftruncateSync(handle, length)
    fdatasyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Appends and flushes; an append that fails halfway is cut off again. */
function appendFlushed(path: string, bytes: Uint8Array): void {
  const before = sizeOf(path)
  const handle = openSync(path, 'a')
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
    fdatasyncSync(handle)
  } catch (error) {
    ftruncateSync(handle, before)
    throw error
  } finally {
    closeSync(handle)
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
