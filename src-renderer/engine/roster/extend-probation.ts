import * as z from 'zod'
import { comparePlain, partialDate, printDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { canonicalJson } from '../../../src-shared/records/canonical'
import { extensionRule, probationExtended } from '../../../src-shared/roster/probation-extended'
import { Extension, Member, membershipOn } from '../../../src-shared/roster/member'
import { probationEnds } from '../../../src-shared/roster/party-age'
import { defineCommand } from '../command'
import { memberUnknown } from './queries'

/**
 * The branch's general meeting extends a probation: once, by half a year to one year (党章 §7). With `was`, an earlier note is put
 * right. The books propose nothing: the meeting decides.
 */
export const extendProbation = defineCommand({
  name: 'roster.extendProbation',
  title: '登记延长预备期',
  input: Extension.extend({
    member: Member.shape.id.meta({ label: '党员' }),
    was: Extension.optional().meta({ label: '原来的登记' }),
  }),
  output: z.object({ id: Member.shape.id, until: partialDate.nullable() }),
  async run(tx, { member: id, was, ...extension }) {
    const member = (await tx.get('members', id)) ?? tx.refuse(memberUnknown)
    const { joined, extension: known, ...rest } = member
    const { months, date } = extension
    const developed = probationExtended([], await tx.all('procedures', { member: id }), tx.today)
    if (was ? !known || canonicalJson(was) !== canonicalJson(known) : known || developed.has(id))
      tx.refuse(
        problem(
          'extension-once',
          `${member.name}的预备期已经延长过，${extensionRule.words}（${extensionRule.source}）。`,
        ),
      )
    if (months < extensionRule.atLeast || months > extensionRule.atMost)
      tx.refuse(
        problem('extension-months', `预备期${extensionRule.words}（${extensionRule.source}），请更正。`, {
          field: '延长月数',
          path: ['months'],
        }),
      )
    const refuseDay = (code: string, message: string) =>
      tx.refuse(problem(code, message, { field: '决议日期', path: ['date'] }))
    if (date > tx.today) refuseDay('date-future', '决议日期晚于今天，请更正。')
    if (joined && comparePlain(date, joined) < 0) refuseDay('date-order', '决议日期早于入党日期，请更正。')
    if (membershipOn(member, date) === 'full') refuseDay('not-probationary', `${member.name}那天已经是正式党员。`)
    if (!joined) tx.warn(warning('joined-missing', '没有填入党日期，算不出延长到哪天，请补上。'))
    const until = joined ? probationEnds(joined, months) : null
    if (joined && comparePlain(probationEnds(joined), date) < 0)
      tx.warn(warning('extension-late', `预备期${printDate(probationEnds(joined))}已满，决议在这以后，请核对日期。`))
    await tx.put('members', { ...rest, ...(joined && { joined }), extension })
    return { id, until }
  },
})
