import * as z from 'zod'
import { Refusal, problem } from '../../../src-shared/problem'
import { Member } from '../../../src-shared/roster/member'
import { shortName } from '../../../src-shared/roster/organisation'
import { matchCode, matchSecret, withMatchCodes } from '../../../src-shared/upstream/match'
import { defineCommand, defineQuery } from '../command'
import { hmac } from '../hmac'
import type { Reader } from '../reader'

const noSecret = problem('match-secret-missing', '上级还没有给比对密钥。收到上级的回复以后，才能比对。')

/** Takes the matching secret that the office above gave in its reply; from then on reports carry match codes. */
export const useMatching = defineCommand({
  name: 'upstream.useMatching',
  title: '启用比对码',
  input: z.object({ secret: matchSecret }),
  output: z.object({ office: z.string() }),
  async run(tx, { secret }) {
    const [superior] = await tx.all('superiors')
    if (!superior) return tx.refuse(problem('superior-missing', '还没有确认上级单位。请先在“上报”页确认上级单位。'))
    await tx.put('superiors', { ...superior, matchSecret: secret })
    return { office: superior.id }
  },
})

/** Whom the match codes of the office above stand for: known to this office alone. */
export const matchedMembers = defineQuery({
  name: 'upstream.matched',
  title: '比对码对应的党员',
  input: z.object({ codes: z.array(matchCode) }),
  output: z.object({
    rows: z.array(z.object({ match: matchCode, id: z.string(), name: Member.shape.name, branch: z.string() })),
  }),
  async run(reader, { codes }) {
    const secret = await secretOf(reader)
    if (secret === undefined) throw new Refusal([noSecret])
    const asked = new Set(codes)
    const [members, spans, units] = await Promise.all([
      reader.all('members'),
      reader.all('memberships'),
      reader.all('organisations'),
    ])
    const branchOf = new Map(spans.map(({ member, organisation }) => [member, organisation]))
    const nameOf = new Map(units.map(({ id, name }) => [id, shortName(name)]))
    const rows = (await withMatchCodes(members, secret, hmac)).flatMap(({ match, id, name }) =>
      match !== undefined && asked.has(match)
        ? [{ match, id, name, branch: nameOf.get(branchOf.get(id) ?? '') ?? '' }]
        : [],
    )
    return { rows: rows.sort((a, b) => (a.match < b.match ? -1 : 1)) }
  },
})

const secretOf = async (reader: Reader) => (await reader.all('superiors'))[0]?.matchSecret

/** The members as they leave: with match codes where the office above gave a secret. */
export async function leavingMembers(reader: Reader): Promise<object[]> {
  const members = await reader.everything('members')
  const secret = await secretOf(reader)
  return secret === undefined ? members : withMatchCodes(members, secret, hmac)
}
