import * as z from 'zod'
import { problem, Refusal } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { findDuplicates, pairKey, similarTo } from '../../../src-shared/roster/find-duplicates'
import type { Identity } from '../../../src-shared/roster/likeness'
import { maskId, maskPhone } from '../../../src-shared/roster/masks'
import type { Member } from '../../../src-shared/roster/member'
import { holdsOn } from '../../../src-shared/roster/membership'
import { readDate, type DateReading } from '../../../src-shared/roster/read-date'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineCommand, defineQuery } from '../command'
import type { Reader } from '../reader'
import { DuplicatePairs, SimilarPeople, type LikePerson } from './duplicate-outputs'
import { nameSound } from './name-sound'
import { communityName } from './queries'

export const memberId = z.string().meta({ label: '党员' })

/** Who is who in a list of people that look alike: enough to tell them apart, numbers masked. */
export async function describer(
  reader: Reader,
  today: string,
): Promise<(member: Stored<Member>) => z.infer<typeof LikePerson>> {
  const community = await communityName(reader)
  const named = new Map((await reader.all('organisations')).map(({ id, name }) => [id, shortName(name, community)]))
  const standing = new Map(
    (await reader.all('memberships')).flatMap(span => (holdsOn(span, today) ? [[span.member, span.organisation]] : [])),
  )
  return member => ({
    id: member.id,
    name: member.name,
    branchName: named.get(standing.get(member.id) ?? '') ?? '',
    birth: member.birth ?? null,
    idNumber: maskId(member.idNumber),
    phone: maskPhone(member.phone),
    joined: member.joined ?? null,
    since: member.createdAt,
  })
}

/** Pairs on the books that may be one person, and those of whom somebody said that they are two. */
export const rosterDuplicates = defineQuery({
  name: 'roster.duplicates',
  title: '查重',
  input: z.object({}),
  output: DuplicatePairs,
  async run(reader, _input, outside) {
    const members = await reader.all('members')
    const distinct = await reader.all('distinctPeople')
    const about = await describer(reader, outside.today())
    const byId = new Map(members.map(member => [member.id, member]))
    return {
      rows: findDuplicates(members, nameSound, distinct).map(({ one, other, strength, reasons }) => ({
        one: about(one),
        other: about(other),
        strength,
        reasons,
      })),
      settled: distinct.flatMap(({ id, one, other }) => {
        const [a, b] = [byId.get(one), byId.get(other)]
        return a && b ? [{ id, one: about(a), other: about(b) }] : []
      }),
    }
  },
})

/** Who on the books may be somebody whose form is being filled in. Never stops anybody from saving. */
export const similarPeople = defineQuery({
  name: 'roster.similar',
  title: '名册上相似的人',
  input: z.object({
    name: z.string().meta({ label: '姓名' }),
    birth: z.string().optional().meta({ label: '出生日期' }),
    idNumber: z.string().optional().meta({ label: '公民身份证号码' }),
    phone: z.string().optional().meta({ label: '联系电话' }),
    except: memberId.optional(),
  }),
  output: SimilarPeople,
  async run(reader, { name, birth, idNumber, phone, except }, outside) {
    const read: DateReading = readDate({ type: 'text', text: birth ?? '' })
    const typed: Identity = {
      name,
      ...('date' in read && { birth: read.date }),
      ...(idNumber && { idNumber: idNumber.trim().toUpperCase() }),
      ...(phone && { phone }),
    }
    const settled = new Set((await reader.all('distinctPeople')).map(({ one, other }) => pairKey(one, other)))
    const others = (await reader.all('members')).filter(
      ({ id }) => id !== except && !(except && settled.has(pairKey(id, except))),
    )
    const found = similarTo(typed, others, nameSound).slice(0, 5)
    if (!found.length) return { rows: [] }
    const about = await describer(reader, outside.today())
    return { rows: found.map(({ person, strength, reasons }) => ({ person: about(person), strength, reasons })) }
  },
})

/** Notes that two members who look alike are two people. */
export const tellApart = defineCommand({
  name: 'roster.distinct',
  title: '登记不是同一人',
  input: z.object({ one: memberId, other: memberId }),
  output: z.object({ id: z.string() }),
  async run(tx, { one, other }) {
    if (one === other || !(await tx.get('members', one)) || !(await tx.get('members', other)))
      tx.refuse(problem('member-unknown', '这两名党员已经不都在名册上，请回到查重重新选择。'))
    const known = (await tx.all('distinctPeople')).find(pair => pairKey(pair.one, pair.other) === pairKey(one, other))
    const id = known?.id ?? tx.newId()
    if (!known) await tx.put('distinctPeople', { id, one, other })
    return { id }
  },
})

/** Takes such a note back: the pair is asked about again. */
export const askAgain = defineCommand({
  name: 'roster.askAgain',
  title: '重新核对是否同一人',
  input: z.object({ id: z.string().meta({ label: '不是同一人的登记' }) }),
  output: z.object({ id: z.string() }),
  async run(tx, { id }) {
    if (!(await tx.get('distinctPeople', id)))
      tx.refuse(problem('pair-unknown', '没有这一对的登记，可能已经取消。请刷新查重页面。'))
    await tx.remove('distinctPeople', [id])
    return { id }
  },
})

/** A member who has to be on the books. */
export async function memberOnBooks(reader: Reader, id: string): Promise<Stored<Member>> {
  const member = await reader.get('members', id)
  if (!member)
    throw new Refusal([problem('member-unknown', '名册上没有这名党员，可能已经删除或合并。请回到名册重新选择。')])
  return member
}
