import * as z from 'zod'
import { boundsOf, printPeriod } from '../../../src-shared/period'
import { problem, Refusal } from '../../../src-shared/problem'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { shortName } from '../../../src-shared/roster/organisation'
import { withMatchCodes } from '../../../src-shared/upstream/match'
import { defineQuery } from '../command'
import { hmac } from '../hmac'
import type { Reader } from '../reader'
import { communityName, inRosterOrder, rosterTables } from '../roster/queries'
import { officeOf } from './queries'
import { Matched } from './reply-outputs'
import { standing } from './standing'

/** What the office above compares people by, as the reply that holds gives it; undefined where it compares none. */
export const matchSecretOf = async (reader: Reader): Promise<string | undefined> =>
  (await standing(reader))?.matching[0]?.secret

/**
 * The members as they leave. With match codes where the office above compares people and the file is encrypted: all its
 * communities have the secret, and with it the numbers behind the codes can be guessed.
 */
export async function leavingMembers(reader: Reader, encrypted: boolean): Promise<object[]> {
  const members = await reader.everything('members')
  const secret = encrypted ? await matchSecretOf(reader) : undefined
  return secret === undefined ? members : withMatchCodes(members, secret, hmac)
}

/** Whom other offices count too, by the names that this office alone knows: to be looked at, and printed. */
export const matchedMembers = defineQuery({
  name: 'upstream.matched',
  title: '与别的单位重复计算的党员',
  input: z.object({}),
  output: Matched,
  async run(reader, _input, outside): Promise<z.output<typeof Matched>> {
    const reply = await standing(reader)
    const [matching] = reply?.matching ?? []
    if (!reply || !matching?.period) throw new Refusal([notCompared])
    const [superior] = await reader.all('superiors')
    const { name, code } = await officeOf(reader)
    const [end, today] = [boundsOf(matching.period).to, outside.today()]
    const tables = await rosterTables(reader)
    const here = inRosterOrder(rosterOn(end < today ? end : today, tables.members, tables.memberships), tables)
    const community = await communityName(reader)
    const branches = new Map(tables.organisations.map(({ id, name }) => [id, shortName(name, community)]))
    const branchOf = new Map(here.map(({ member, organisation }) => [member.id, branches.get(organisation) ?? '']))
    const people = [...new Map(here.map(({ member }) => [member.id, member])).values()]
    const rows = (await withMatchCodes(people, matching.secret, hmac)).flatMap(({ match, id, name }) => {
      const offices = reply.shared.filter(shared => shared.match === match).map(({ officeName }) => officeName)
      return offices.length ? [{ id, name, branch: branchOf.get(id)!, offices }] : []
    })
    return {
      office: { name, code },
      by: superior!.name,
      periodText: printPeriod(matching.period),
      comparedOn: outside.dateOf(reply.writtenAt),
      rows,
      gone: new Set(reply.shared.map(({ match }) => match)).size - rows.length,
      without: people.filter(({ idNumber }) => !idNumber).length,
      printedOn: outside.today(),
      operator: outside.operator,
    }
  },
})

const notCompared = problem(
  'not-compared',
  '上级还没有比对重复的党员，或者已经停止比对，没有名单可列。收到上级新的回执以后再看。',
)
