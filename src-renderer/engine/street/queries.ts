import * as z from 'zod'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { calendarPeriod } from '../../../src-shared/period'
import { currentOf, differencesOf, figuresHere } from '../../../src-shared/street/current'
import { defineQuery } from '../command'
import { OfficeFigures, OfficeReports } from './outputs'

/** The period's figures of every office below, counted here from the rows it sent; both numbers, never a rate alone. */
export const streetFigures = defineQuery({
  name: 'street.figures',
  title: '各单位数据',
  input: z.object({ period: calendarPeriod }),
  output: OfficeFigures,
  async run(reader, { period }) {
    const names = new Map((await reader.all('children')).map(({ id, name }) => [id, name]))
    const current = currentOf(await reader.all('received'), period)
    const rows = [...current]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([office, bundle]) => {
        const differs = new Map(differencesOf(bundle).map(({ counted, sent }) => [counted.code, sent]))
        return figuresHere(bundle).map(({ code, label, numerator, denominator }) => {
          const sent = differs.get(code)
          const what = { office, officeName: names.get(office) ?? '', code, label, numerator, denominator }
          // `sent` is null also where the sender left the figure out; `differs` tells the two apart.
          return {
            ...what,
            differs: differs.has(code),
            sent: sent ? { numerator: sent.numerator, denominator: sent.denominator } : null,
          }
        })
      })
    return { rows }
  },
})

/** Who has reported in a period and how it stands; an office that has not stays in the list. */
export const streetReports = defineQuery({
  name: 'street.reports',
  title: '各单位报送',
  input: z.object({ period: calendarPeriod }),
  output: OfficeReports,
  async run(reader, { period }) {
    const received = await reader.all('received')
    const current = currentOf(received, period)
    const children = (await reader.all('children')).sort((a, b) => (a.id < b.id ? -1 : 1))
    const rows = children.map(({ id, name }) => {
      const bundle = current.get(id)
      if (!bundle) return { office: id, name, state: 'missing' as const }
      const members = figuresHere(bundle).find(({ code }) => code === 'members.total')
      return {
        office: id,
        name,
        state: 'merged' as const,
        receivedAt: bundle.receivedAt,
        revision: bundle.revision,
        sequence: bundle.sequence,
        checkCode: checkCode(bundle.id),
        members: members?.numerator ?? null,
        differences: differencesOf(bundle).length,
      }
    })
    return { rows, periods: [...new Set(received.map(bundle => bundle.period))].sort() }
  },
})
