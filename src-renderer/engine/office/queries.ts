import * as z from 'zod'
import type { Office } from '../../../src-shared/office/office'
import type { Stored } from '../../../src-shared/records/row'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { Checked, CurrentOffice, JournalLines } from './outputs'

/** This office, or null before it is made. */
export async function ownOffice(reader: Reader): Promise<Stored<Office> | null> {
  return (await reader.all('offices'))[0] ?? null
}

/** What the frame of the window shows: office, operators, the office's date, the last acknowledged command. */
export const currentOffice = defineQuery({
  name: 'office.current',
  title: '本单位',
  input: z.object({}),
  output: CurrentOffice,
  async run(reader, _input, outside) {
    const office = await ownOffice(reader)
    const last = await outside.lastEntry()
    return {
      office: office && { id: office.id, role: office.role, name: office.name, code: office.code },
      operators: (await reader.all('operators')).map(({ id, name }) => ({ id, name })),
      today: outside.today(),
      /** The day on which these books began. */
      since: office && outside.dateOf(office.createdAt),
      lastSaved: last && { number: last.number, time: last.time },
    }
  },
})

/** One hash over the content of the books (data.md, Back again). */
export const officeStateHash = defineQuery({
  name: 'office.statehash',
  title: '台账校验码',
  input: z.object({}),
  output: z.object({ hash: z.string() }),
  run: async (_reader, _input, outside) => ({ hash: await outside.stateHash() }),
})

/** Whether store, journal, totals and keys are in order; for 设置 → 诊断 and `qinlin doctor`. */
export const checkOffice = defineQuery({
  name: 'office.check',
  title: '诊断',
  input: z.object({}),
  output: Checked,
  async run(_reader, _input, outside) {
    const checks = await outside.check()
    return { ok: checks.every(check => check.ok || check.advice), checks }
  },
})

/** The newest entries of the journal: who did what, when. */
export const officeJournal = defineQuery({
  name: 'office.journal',
  title: '操作日志',
  input: z.object({ limit: z.number().int().min(1).max(1000).default(100).meta({ label: '条数' }) }),
  output: JournalLines,
  run: async (_reader, { limit }, outside) => ({ rows: await outside.journal(limit) }),
})
