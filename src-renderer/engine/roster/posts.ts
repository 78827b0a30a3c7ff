import * as z from 'zod'
import { partialDate, printDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { holdsOn } from '../../../src-shared/roster/membership'
import { Post, posts } from '../../../src-shared/roster/post'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import { refuseDates } from '../span-dates'
import type { Tx } from '../transaction'
import { standingUnit } from '../standing-unit'

const id = Post.shape.id.meta({ label: '任职' })

/** Somebody takes a post: a member of the books, or a person from outside by name (居委会 members, 兼职委员). */
export const appoint = defineCommand({
  name: 'roster.appoint',
  title: '登记任职',
  input: Post.omit({ id: true, deletedAt: true }),
  output: z.object({ id }),
  async run(tx, post) {
    const unit = await standingUnit(tx, post.organisation)
    if (Boolean(post.member) === Boolean(post.name?.trim()))
      tx.refuse(
        problem('post-holder', '请选择一名党员，或者填写外单位人员的姓名，两者填一个。', {
          field: '姓名',
          path: ['name'],
        }),
      )
    if (post.member && !(await tx.get('members', post.member)))
      tx.refuse(problem('member-unknown', '名册上没有这名党员，请重新选择。', { field: '党员', path: ['member'] }))
    refuseDates(tx, post)
    if (post.member && !(await isHere(tx, post.member, post.from ?? tx.today)))
      tx.refuse(
        problem('member-left', '这名党员那天的组织关系不在本社区，请核对任职日期。', {
          field: '党员',
          path: ['member'],
        }),
      )
    const standing = (await tx.all('posts', { organisation: unit.id })).filter(
      other => other.post === post.post && holdsOn(other, post.from ?? tx.today),
    )
    if (standing.some(other => other.member === post.member && other.name === post.name))
      tx.refuse(problem('post-taken', `已经登记了这个人任${posts[post.post]}，不用再登记。`))
    if (single.has(post.post) && standing.length)
      tx.warn(warning('post-second', `${unit.name}已有一名${posts[post.post]}，原来的请登记免职。`))
    const made = tx.newId()
    await tx.put('posts', { ...post, id: made })
    return { id: made }
  },
})

const isHere = async (tx: Tx, member: string, day: string) =>
  (await tx.all('memberships', { member })).some(span => holdsOn(span, day))

/** Ends the posts that go on behind a day; one that only began later stands in the way and is named. */
export async function endPosts(tx: Tx, held: readonly Post[], day: string): Promise<void> {
  const going = held.filter(({ to }) => !to || to > day)
  const later = going.find(({ from }) => from && from >= day)
  if (later)
    tx.refuse(
      problem('post-later', `${posts[later.post]}的任职日期是${printDate(later.from!)}，比这一天还晚，请先核对。`, {
        field: '日期',
        path: ['date'],
      }),
    )
  await tx.putAll(
    'posts',
    going.map(post => ({ ...post, to: day })),
  )
}

/** Posts that one person alone holds. */
const single: ReadonlySet<Post['post']> = new Set(['secretary', 'residentsDirector', 'groupLeader', 'hubHead'])

/** Somebody leaves a post from a day on. */
export const endPost = defineCommand({
  name: 'roster.endPost',
  title: '登记免职',
  input: z.object({ id, to: partialDate.meta({ label: '免职日期' }) }),
  output: z.object({ id }),
  async run(tx, { id: post, to }) {
    const found = await tx.get('posts', post)
    if (!found) return tx.refuse(postUnknown)
    refuseDates(tx, { ...found, to })
    await tx.put('posts', { ...found, to })
    return { id: post }
  },
})

/** Removes a post that was entered by mistake. */
export const removePost = defineCommand({
  name: 'roster.removePost',
  title: '删除任职登记',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: post, reason }) {
    if (!(await tx.get('posts', post))) tx.refuse(postUnknown)
    await tx.remove('posts', [post])
    return { id: post, reason }
  },
})

const postUnknown = problem('post-unknown', '没有这条任职登记，可能已经删除。请重新选择。')
