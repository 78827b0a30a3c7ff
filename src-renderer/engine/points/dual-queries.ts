import * as z from 'zod'
import { calendarPeriod, lastDayOf, type Period } from '../../../src-shared/period'
import { wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { Account } from '../../../src-shared/points/account'
import { DualEntry } from '../../../src-shared/points/dual-entry'
import {
  dualAccountOf,
  DualLine,
  dualLineOf,
  DualTarget,
  DualUnit,
  dualUnits,
  reportedIn,
  targetOf,
} from '../../../src-shared/points/dual-ledger'
import { itemOn, packOn, PointsPack } from '../../../src-shared/points/pack'
import { problem, Refusal } from '../../../src-shared/problem'
import { orNull } from '../../../src-shared/records/field'
import type { Attached } from '../../../src-shared/roster/attached'
import { byNameStrokes, byStrokes } from '../../../src-shared/roster/stroke-order'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { grouped } from './grouped'
import { packsOf } from './packs-in-force'

const period = calendarPeriod.optional().meta({ label: '期间', description: '从当年1月1日到期末；不写为今年到今天' })

/** The ledger of those who only report here, of a year up to the end of a period. */
export interface DualYear {
  until: PlainDate
  packs: readonly PointsPack[]
  pack: PointsPack | undefined
  /** By 单位, then by the strokes of the name. */
  people: { person: Attached; entries: readonly DualEntry[]; line: DualLine }[]
}

export async function dualYear(reader: Reader, asked: Period | undefined, today: PlainDate): Promise<DualYear> {
  const until = lastDayIn(asked ?? today.slice(0, 4), today)
  const [packs, attached, facts] = await Promise.all([
    packsOf(reader),
    reader.all('attached'),
    reader.between('dualEntries', 'date', `${until.slice(0, 4)}-01-01`, until),
  ])
  const own = grouped(facts, entry => entry.attached)
  const people = attached
    .filter(person => reportedIn(person, until) || own(person.id).length)
    .map(person => ({ person, entries: own(person.id), line: dualLineOf(person, own(person.id), { until, packs }) }))
    .sort((a, b) => byUnit(a.line, b.line) || byNameStrokes(a.line.name, b.line.name))
  return { until, packs, pack: packOn(packs, until, 'dual'), people }
}

/** Today as long as the period runs; of one that has not begun its last day. */
function lastDayIn(asked: Period, today: PlainDate): PlainDate {
  const last = lastDayOf(asked, today)
  return last.slice(0, 4) === asked.slice(0, 4) ? last : `${asked.slice(0, 4)}-12-31`
}

function byUnit(a: DualLine, b: DualLine): number {
  if (a.unit === null || b.unit === null) return Number(a.unit === null) - Number(b.unit === null)
  return byStrokes(a.unit, b.unit)
}

/** Everybody who reported here as of a year, and how many of each 单位 reached the target. Never summed with the members. */
export const dualLedger = defineQuery({
  name: 'points.dualLedger',
  title: '双报到服务账',
  input: z.object({ period }),
  output: z.object({
    until: wholeDate,
    pack: PointsPack.pick({ id: true, name: true, version: true, from: true }).nullable(),
    target: DualTarget.nullable(),
    rows: z.array(DualLine),
    units: z.array(DualUnit),
    /** Those who are still here. */
    people: z.number().int(),
    reached: z.number().int(),
  }),
  async run(reader, input, outside) {
    const { until, pack, people } = await dualYear(reader, input.period, outside.today())
    const rows = people.map(({ line }) => line)
    const here = rows.filter(line => line.here)
    return {
      until,
      pack: pack ? { id: pack.id, name: pack.name, version: pack.version, from: pack.from } : null,
      target: targetOf(pack),
      rows,
      units: dualUnits(rows),
      people: here.length,
      reached: here.filter(({ reached }) => reached).length,
    }
  },
})

const { id, rule, date, delta, source, note } = DualEntry.shape

/** One who reported: the bill of a year with its lines, before and after caps. */
export const dualAccount = defineQuery({
  name: 'points.dualAccount',
  title: '双报到党员服务账',
  input: z.object({ attached: DualEntry.shape.attached, period }),
  output: z.object({
    line: DualLine,
    account: Account.extend({ name: DualLine.shape.name }),
    entries: z.array(
      z.object({
        ...{ id, rule, ruleName: z.string(), date, delta, source, note },
        amount: orNull(DualEntry.shape.amount),
        /** Of the amount: `小时`. */
        unit: z.string(),
        evidence: orNull(DualEntry.shape.evidence),
        reverses: orNull(DualEntry.shape.reverses),
        reversed: z.boolean(),
      }),
    ),
  }),
  async run(reader, input, outside) {
    const { until, packs, people } = await dualYear(reader, input.period, outside.today())
    const found = people.find(({ person }) => person.id === input.attached)
    if (!found) throw new Refusal([problem('dual-unknown', '这一年没有这名双报到党员，请换一个年度，或者重新选择。')])
    const { person, entries, line } = found
    const reversed = new Set(entries.map(({ reverses }) => reverses))
    return {
      line,
      account: { ...dualAccountOf(person, entries, { until, packs }), name: person.name },
      entries: [...entries]
        .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1))
        .map(entry => {
          const item = itemOn(packs, entry.date, entry.rule, 'dual')
          return {
            ...{ id: entry.id, rule: entry.rule, ruleName: item?.name ?? entry.rule, date: entry.date },
            ...{ delta: entry.delta, source: entry.source, note: entry.note, amount: entry.amount ?? null },
            ...{ unit: item?.unit ?? '', evidence: entry.evidence ?? null, reverses: entry.reverses ?? null },
            reversed: reversed.has(entry.id),
          }
        }),
    }
  },
})
