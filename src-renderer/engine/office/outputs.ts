import * as z from 'zod'
import { BackupProtection, SecondPlace } from '../../../src-shared/backup/second-place'
import { Office } from '../../../src-shared/office/office'
import { Operator } from '../../../src-shared/office/operator'
import { wholeDate } from '../../../src-shared/plain-date'
import { FieldChange } from '../../../src-shared/records/field-changes'
import { keptTables, type KeptTable } from '../../../src-shared/tables'
import { Check } from '../doctor'

export const CurrentOffice = z.object({
  office: Office.pick({ id: true, role: true, name: true, code: true }).nullable(),
  operators: z.array(Operator.pick({ id: true, name: true })),
  today: wholeDate,
  since: wholeDate.nullable(),
  lastSaved: z.object({ number: z.number().int(), time: z.string() }).nullable(),
})

export const Checked = z.object({ ok: z.boolean(), checks: z.array(Check) })

/** Number of an entry of the journal. */
export const entryNumber = z.number().int().min(1).meta({ label: '操作序号' })
export const keptTable = z.enum(Object.keys(keptTables) as [KeptTable]).meta({ label: '台账' })

const count = z.number().int()
/** What a backup holds of the records that the books are about. */
const held = { members: count, meetings: count, points: count }

const deed = {
  title: z.string(),
  /** Whom or what it is about, by the name of the record: `王强等208人`, `王强2026年8月2日的积分+1.0`. */
  about: z.string(),
}

export const JournalLines = z.object({
  rows: z.array(
    z.object({
      number: entryNumber,
      time: z.string(),
      operator: z.string(),
      command: z.string(),
      ...deed,
      /** The backup that the entry went back to. */
      restored: z.object({ time: z.string(), ...held }).optional(),
    }),
  ),
})

/** The entry that a key takes back where it can be undone now, else why not. */
const offered = z.object({ entry: entryNumber, time: z.string(), ...deed })
export const Undoable = z.object({
  last: offered.nullable(),
  reason: z.string().nullable(),
  /** Where the newest deed can never be undone: the newest one before it that can. To be named before it is taken back. */
  earlier: offered.optional(),
})

export const CanUndo = z.object({ ok: z.boolean(), reason: z.string().nullable() })

export const CanUndoAmong = z.object({ rows: z.array(CanUndo.extend({ entry: entryNumber })) })

const Step = z.object({ entry: entryNumber, time: z.string(), operator: z.string(), title: z.string() })

/** `final`: such a deed is never undone. */
export const History = z.object({
  rows: z.array(Step.extend({ ...deed, final: z.boolean(), changes: z.array(FieldChange) })),
})

export const RecycleBin = z.object({
  rows: z.array(
    Step.extend({
      table: keptTable,
      tableLabel: z.string(),
      id: z.string(),
      label: z.string(),
      /** Why it was removed, where somebody said. */
      removedFor: z.string().nullable(),
      canReturn: z.boolean(),
      /** Why it can't be brought back. */
      reason: z.string().optional(),
    }),
  ),
})

export const LastBackup = z.object({ time: z.string().nullable(), place: SecondPlace })

export const Backups = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      time: z.string(),
      reason: z.string(),
      /** Number of the journal entry it stands at. */
      entry: count,
      ...held,
      /** Whether everything it names was read back unharmed just now. */
      whole: z.boolean(),
      /** Whether the books have gone on from it: not so where the journal was cut behind damage since. */
      stands: z.boolean(),
    }),
  ),
  /** Backups whose index cannot be read. */
  damaged: count,
  place: SecondPlace,
  protection: BackupProtection,
})

/** Live records now and then: those that only the one or the other has, and those that say something else. */
export const BackupDifference = z.object({
  time: z.string(),
  rows: z.array(
    z.object({
      table: z.string(),
      label: z.string(),
      now: count,
      then: count,
      lost: count,
      back: count,
      changed: count,
    }),
  ),
})
