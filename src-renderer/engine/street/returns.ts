import * as z from 'zod'
import { returnState } from '../../../src-shared/street/return-state'
import { defineQuery } from '../command'
import { OfficeAnswers, OfficeReturns } from './reply-outputs'

/** What was returned to an office, and how each stands. */
export const officeReturns = defineQuery({
  name: 'street.returns',
  title: '退回',
  input: z.object({ office: z.string().meta({ label: '报送单位' }) }),
  output: OfficeReturns,
  async run(reader, { office }) {
    const received = await reader.all('received', { office })
    const rows = (await reader.all('returns', { office })).flatMap(row => {
      const report = received.find(({ id }) => id === row.report)
      if (!report) return []
      const { id, report: of, what, text, reason, returnedAt } = row
      const { period, edition: revision } = report
      return [{ id, report: of, what, text, reason, returnedAt, period, revision, state: returnState(row, received) }]
    })
    return { rows: rows.sort((a, b) => (a.returnedAt + a.id > b.returnedAt + b.id ? -1 : 1)) }
  },
})

/** Whom a reply is owed, and whose returns are unanswered. */
export const officeAnswers = defineQuery({
  name: 'street.answers',
  title: '回执',
  input: z.object({}),
  output: OfficeAnswers,
  async run(reader) {
    const [children, received, returns, answers] = await Promise.all([
      reader.all('children'),
      reader.all('received'),
      reader.all('returns'),
      reader.all('answers'),
    ])
    const rows = children.map(({ id: office, name }) => {
      const reports = received.filter(report => report.office === office)
      const states = returns.filter(row => row.office === office).map(row => returnState(row, reports))
      const times = answers.filter(answer => answer.office === office).map(({ writtenAt }) => writtenAt)
      const answeredAt = times.reduce<string | null>((last, at) => (last && last > at ? last : at), null)
      return {
        office,
        name,
        waiting: states.filter(state => state === 'waiting').length,
        unsent: states.filter(state => state === 'unsent').length,
        fresh: reports.filter(({ receivedAt }) => !answeredAt || receivedAt > answeredAt).length,
        answeredAt,
      }
    })
    return { rows: rows.sort((a, b) => (a.office < b.office ? -1 : 1)) }
  },
})
