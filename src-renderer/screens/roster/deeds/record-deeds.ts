import { managements, memberCategories } from '../../../../src-shared/roster/choices'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import { optionsOf, partialField, type Deed } from './deed'

type Member = Pick<QueryOutput<'roster.member'>, 'id' | 'name' | 'categories' | 'management' | 'honours' | 'hardships'>
type Honour = Member['honours'][number]
type Hardship = Member['hardships'][number]

/** What sort of member somebody is, and who looks after them. */
export const sortDeed = ({ id, name, categories, management }: Member): Deed => ({
  question: `${name}的分类和管理方式`,
  deed: '保存',
  remedy: '只记在档案里，不影响组织关系和应到会。改错了，可以撤销。',
  fields: [
    { name: 'categories', label: '党员分类', as: 'several', optional: true, options: optionsOf(memberCategories) },
    { name: 'management', label: '管理方式', as: 'choice', optional: true, options: optionsOf(managements) },
  ],
  initial: { categories: categories.join(' '), ...(management && { management }) },
  run: (engine, texts, command) => {
    const sorted = (texts['categories'] ?? '').split(' ').filter(Boolean)
    const input = { id, categories: sorted, ...(texts['management'] && { management: texts['management'] }) }
    return engine.run('roster.sortMember', input as CommandInput<'roster.sortMember'>, command)
  },
  said: `已保存${name}的分类和管理方式`,
})

/** What somebody was honoured with; with `was`, an earlier note is put right. */
export const honourDeed = ({ id, name }: Member, was?: Honour): Deed => ({
  question: `${was ? '更正' : '登记'}${name}的表彰奖励`,
  deed: was ? '更正' : '登记',
  remedy: '印在党员信息卡片上。登记错了，可以更正或撤销。',
  fields: [
    { name: 'title', label: '名称', as: 'text', hint: '如：优秀共产党员、光荣在党50年纪念章' },
    { name: 'date', label: '日期', as: 'partial', hint: '如 2026-05-01，只知道年月写 2026-05' },
    { name: 'by', label: '授予单位', as: 'text', optional: true },
  ],
  initial: was ? { title: was.title, date: was.date, ...(was.by && { by: was.by }) } : {},
  run: (engine, texts, command) =>
    engine.run(
      'roster.noteHonour',
      { member: id, ...texts, ...(was && { was }) } as CommandInput<'roster.noteHonour'>,
      command,
    ),
  said: `已登记${name}的表彰奖励`,
})

/** What somebody struggles with, and how they are helped. */
export const hardshipDeed = ({ id, name }: Member, was?: Hardship): Deed => ({
  question: `${was ? '更正' : '登记'}${name}的困难与帮扶`,
  deed: was ? '更正' : '登记',
  remedy: '只在本单位的台账里：不打印在卡片上，不上报。登记错了，可以更正或撤销。',
  fields: [
    { name: 'kind', label: '困难类型', as: 'text', hint: '如：重病、残疾、独居、失业' },
    { name: 'help', label: '帮扶情况', as: 'text', optional: true, hint: '如：每月走访一次，孙丽华结对' },
    partialField('起', 'from'),
    partialField('止', 'to'),
  ],
  initial: was
    ? {
        kind: was.kind,
        ...(was.help && { help: was.help }),
        ...(was.from && { from: was.from }),
        ...(was.to && { to: was.to }),
      }
    : {},
  run: (engine, texts, command) =>
    engine.run(
      'roster.noteHardship',
      { member: id, ...texts, ...(was && { was }) } as CommandInput<'roster.noteHardship'>,
      command,
    ),
  said: `已登记${name}的困难与帮扶`,
})

/** Takes a line off that was never true. */
export const removeLineDeed = (
  { id, name }: Member,
  line: { list: 'honours'; was: Honour } | { list: 'hardships'; was: Hardship },
): Deed => ({
  question: `删除${name}的这条${line.list === 'honours' ? '表彰奖励' : '困难帮扶'}登记？`,
  deed: '删除',
  remedy: '只删误录的。已经解决的困难不要删除，在更正里填写“止”。',
  fields: [{ name: 'reason', label: '删除原因', as: 'text', hint: '如：登记错了人' }],
  run: (engine, { reason = '' }, command) =>
    line.list === 'honours'
      ? engine.run('roster.removeHonour', { member: id, was: line.was, reason }, command)
      : engine.run('roster.removeHardship', { member: id, was: line.was, reason }, command),
  said: `已删除${name}的登记`,
})
