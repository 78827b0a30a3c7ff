import * as z from 'zod'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { calendarPeriod } from '../../../src-shared/period'
import { currentOf, differencesOf, figuresHere } from '../../../src-shared/street/current'
import { isDoubtful } from '../../../src-shared/street/key-rules'
import { Refusal } from '../../../src-shared/problem'
import { defineQuery } from '../command'
import { officeUnknown } from './approve'
import { countedFigures } from './counted-figures'
import { OfficeBundles, OfficeFigures, OfficeKey, OfficeReports } from './outputs'

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
      .flatMap(([office, bundle]) =>
        countedFigures(bundle).map(figure => ({ office, officeName: names.get(office) ?? '', ...figure })),
      )
    return { rows }
  },
})

/** Everything that an office below has sent, as it was received. */
export const officeBundles = defineQuery({
  name: 'street.bundles',
  title: '收到的报送',
  input: z.object({ office: z.string().meta({ label: '报送单位' }) }),
  output: OfficeBundles,
  async run(reader, { office }) {
    const received = await reader.all('received', { office })
    const child = await reader.get('children', office)
    const isCurrent = (bundle: (typeof received)[number]) =>
      currentOf(received, bundle.period).get(office)?.id === bundle.id
    const newestFirst = received.sort((a, b) => b.epoch - a.epoch || b.sequence - a.sequence)
    return {
      rows: newestFirst.map(bundle => {
        const {
          id,
          period,
          epoch,
          sequence,
          edition: revision,
          cutoff,
          receivedAt,
          takenOut,
          takenOutFor,
          note,
        } = bundle
        const what = { id, period, epoch, sequence, revision, cutoff, receivedAt, takenOut, takenOutFor, note }
        const doubtful = child !== undefined && isDoubtful(child, bundle)
        return { ...what, checkCode: checkCode(id), current: isCurrent(bundle), doubtful }
      }),
    }
  },
})

/** The key that an office below is known by. */
export const officeKeyBelow = defineQuery({
  name: 'street.key',
  title: '下级单位的密钥',
  input: z.object({ office: z.string().meta({ label: '报送单位' }) }),
  output: OfficeKey,
  async run(reader, { office }) {
    const known = await reader.get('children', office)
    if (!known) throw new Refusal([officeUnknown])
    const { name, epoch, fingerprint, lastGood = null, earlierKeys = [] } = known
    const earlier = earlierKeys.map(({ epoch, until, lastGood = null }) => ({ epoch, until, lastGood }))
    return { office, name, epoch, fingerprint, lastGood, earlier: earlier.reverse() }
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
    const rows = children.map(({ id, name, lastGood }) => {
      const bundle = current.get(id)
      const revoked = lastGood !== undefined
      if (!bundle) return { office: id, name, revoked, state: 'missing' as const }
      const members = figuresHere(bundle).find(({ code }) => code === 'members.total')
      return {
        office: id,
        name,
        revoked,
        state: 'merged' as const,
        receivedAt: bundle.receivedAt,
        revision: bundle.edition,
        sequence: bundle.sequence,
        checkCode: checkCode(bundle.id),
        members: members?.numerator ?? null,
        differences: differencesOf(bundle).length,
      }
    })
    return { rows, periods: [...new Set(received.map(bundle => bundle.period))].sort() }
  },
})
