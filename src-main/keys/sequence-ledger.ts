import * as crypto from 'node:crypto'
import * as fs from 'node:fs'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { ownerOnly, writeFlushed } from '../files/write-flushed'

/** What is numbered for itself: a receiver below, who sees only its own replies, and one above each find no gaps. */
export type Run = 'report' | 'reply'

/** A used sequence. `digest` is the sha-256 of the tag manifest signed under it, null where the signing was cut short. */
interface Used {
  run: Run
  epoch: number
  sequence: number
  digest: string | null
}

export interface SequenceLedger {
  /** The next unused sequence of a run, and the digest that was signed last in it and its epoch (empty for none). */
  next(run?: Run): { epoch: number; sequence: number; previous: string }
  /**
   * Uses a sequence up for a digest, flushed before the answer. The same sequence with the same digest again is
   * nothing; with another digest, or out of order, it is refused.
   */
  use(epoch: number, sequence: number, digest: string, run?: Run): Outcome<null>
  /** Begins an epoch with a new key; one that has begun stays as it is. Throws what the disk says. */
  begin(epoch: number): void
}

const shape = /^(\d+) (r?)(\d+) ([0-9a-f]{64}|-) ([0-9a-f]{16})$/

/** Begins the ledger of an office's first epoch. */
export function beginLedger(file: string): void {
  writeLines(file, [{ run: 'report', epoch: 1, sequence: 0, digest: null }])
}

/**
 * Opens the ledger of used sequences: one line each, only ever appended, those of replies with an `r`. A last line that
 * was cut short by a kill or a power cut was never answered; its sequence is given up, so that no sequence is ever used twice, and the gap is noted.
 */
export function openLedger(file: string): Outcome<SequenceLedger> {
  const text = readIfThere(file)
  const end = text === null ? -1 : text.lastIndexOf('\n') + 1
  const lines = text?.slice(0, Math.max(0, end)).split('\n').slice(0, -1) ?? []
  const torn = text !== null && end < text.length
  const used = lines.map(parseLine)
  const broken = used.slice(0, -1).some(line => line === null) || used.length === 0
  if (broken) return refused(damaged())
  const known = used.filter((line): line is Used => line !== null)
  if (known.length === 0) return refused(damaged())
  if (torn || known.length < used.length) {
    for (const run of givenUp(torn ? text.slice(end) : '')) {
      const { epoch, sequence } = lastOf(known, run)
      known.push({ run, epoch, sequence: sequence + 1, digest: null })
    }
    writeLines(file, known)
  }
  return done(ledgerOf(file, known))
}

function ledgerOf(file: string, known: Used[]): SequenceLedger {
  let length = Buffer.byteLength(known.map(lineOf).join(''))

  /** Writes behind the last good line, over what an append that failed may have left. */
  function append(line: Used): void {
    const bytes = Buffer.from(lineOf(line))
    const handle = fs.openSync(file, 'r+')
    try {
      fs.ftruncateSync(handle, length)
      for (let at = 0; at < bytes.length;) at += fs.writeSync(handle, bytes, at, bytes.length - at, length + at)
      fs.fsyncSync(handle)
    } finally {
      fs.closeSync(handle)
    }
    length += bytes.length
    known.push(line)
  }

  return {
    next(run = 'report') {
      const { epoch, sequence } = lastOf(known, run)
      const signed = known.filter(line => line.run === run && line.epoch === epoch && line.digest !== null)
      return { epoch, sequence: sequence + 1, previous: signed[signed.length - 1]?.digest ?? '' }
    },
    use(epoch, sequence, digest, run = 'report') {
      const before = known.find(line => line.run === run && line.epoch === epoch && line.sequence === sequence)
      if (before) return before.digest === digest ? done(null) : refused(taken())
      const last = lastOf(known, run)
      if (epoch !== last.epoch || sequence !== last.sequence + 1) return refused(taken())
      try {
        append({ run, epoch, sequence, digest })
      } catch {
        return refused(problem('keys-ledger-write', '已用序号没能写入磁盘，没有签名。请检查磁盘空间后重新写出。'))
      }
      return done(null)
    },
    begin(epoch) {
      if (epoch > lastOf(known, 'report').epoch) append({ run: 'report', epoch, sequence: 0, digest: null })
    },
  }
}

/** Whose sequence a line that was cut short, or damaged (empty), may have stood for. */
function givenUp(cut: string): Run[] {
  const [, mark] = /^\d+ (r?)\d/.exec(cut) ?? []
  return mark === undefined ? ['report', 'reply'] : [mark ? 'reply' : 'report']
}

/** The last used sequence of a run in the epoch that holds now; 0 before its first. */
function lastOf(known: readonly Used[], run: Run): { epoch: number; sequence: number } {
  const epoch = known.reduce((most, line) => Math.max(most, line.epoch), 0)
  const own = known.filter(line => line.run === run && line.epoch === epoch)
  return { epoch, sequence: own.reduce((most, line) => Math.max(most, line.sequence), 0) }
}

function writeLines(file: string, lines: Used[]): void {
  writeFlushed(file, Buffer.from(lines.map(lineOf).join('')), ownerOnly)
}

function lineOf({ run, epoch, sequence, digest }: Used): string {
  const text = `${epoch} ${run === 'reply' ? 'r' : ''}${sequence} ${digest ?? '-'}`
  return `${text} ${checksum(text)}\n`
}

function parseLine(line: string): Used | null {
  const [, epoch, mark, sequence, digest, sum] = shape.exec(line) ?? []
  if (!digest || checksum(line.slice(0, -17)) !== sum) return null
  return {
    run: mark ? 'reply' : 'report',
    epoch: Number(epoch),
    sequence: Number(sequence),
    digest: digest === '-' ? null : digest,
  }
}

function checksum(text: string): string {
  return crypto.createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function taken() {
  return problem('keys-sequence-used', '这个序号已经用过，不能再签另一份报送文件。请重新写出。')
}

function damaged() {
  return problem('keys-ledger-damaged', '已用序号的记录缺失或损坏，暂时不能签名。请从备份恢复，或联系街道信息员。')
}
