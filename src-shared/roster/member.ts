import * as z from 'zod'
import { comparePlain, partialDate, wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { educations, managements, memberCategories, memberships, nations, sexes, workPosts } from './choices'
import { haltsVote, type CountedHalt } from './voting-halt'

export const Honour = z.object({
  date: partialDate.meta({ label: '日期', unit: 'date' }),
  title: z.string().trim().min(1).meta({ label: '名称' }),
  by: z.string().optional().meta({ label: '授予单位' }),
})

export const Hardship = z.object({
  from: partialDate.optional().meta({ label: '起', unit: 'date' }),
  to: partialDate.optional().meta({ label: '止', unit: 'date' }),
  kind: z.string().trim().min(1).meta({ label: '困难类型', personal: 'sensitive' }),
  help: z.string().optional().meta({ label: '帮扶情况', personal: 'sensitive' }),
})

/** That the branch's general meeting extended a probation; half a year to one year, once (党章 §7). */
export const Extension = z.object({
  date: wholeDate.meta({ label: '决议日期', unit: 'date' }),
  months: z.number().int().positive().meta({ label: '延长月数', unit: 'count' }),
})

/**
 * A member of the party on the books here, under the labels of the national 党员基本信息采集表 (domain §7).
 * Which branch somebody belongs to is not here but in `Membership`, because it changes with time.
 */
export const Member = z
  .object({
    ...rowBase,
    name: z
      .string()
      .trim()
      .min(1)
      .meta({ label: '姓名', personal: 'name', index: true, synonyms: ['党员姓名', '名字'] }),
    idNumber: z
      .string()
      .optional()
      .meta({
        label: '公民身份证号码',
        personal: 'id',
        index: true,
        synonyms: ['身份证号', '身份证号码', '公民身份号码', '身份证'],
      }),
    sex: choice(sexes).optional().meta({ label: '性别' }),
    nation: z.string().optional().meta({ label: '民族', choices: nations }),
    birth: partialDate
      .optional()
      .meta({ label: '出生日期', unit: 'date', personal: 'birth', synonyms: ['出生年月', '生日'] }),
    education: z
      .string()
      .optional()
      .meta({ label: '学历', choices: educations, synonyms: ['文化程度'] }),
    membership: choice(memberships).meta({ label: '人员类别', index: true, synonyms: ['党员类别', '类别'] }),
    joined: partialDate
      .optional()
      .meta({ label: '加入党组织日期', unit: 'date', synonyms: ['入党日期', '入党时间', '加入党组织时间'] }),
    regularised: partialDate
      .optional()
      .meta({ label: '转为正式党员日期', unit: 'date', synonyms: ['转正日期', '转正时间', '转为正式党员时间'] }),
    extension: Extension.optional().meta({ label: '延长预备期', personal: 'sensitive' }),
    workPost: z
      .string()
      .optional()
      .meta({ label: '工作岗位', choices: workPosts, synonyms: ['职业', '岗位'] }),
    phone: z
      .string()
      .optional()
      .meta({ label: '联系电话', personal: 'phone', synonyms: ['手机', '手机号', '手机号码', '电话', '联系方式'] }),
    address: z
      .string()
      .optional()
      .meta({ label: '家庭住址', personal: 'address', synonyms: ['住址', '地址', '家庭地址'] }),
    categories: z
      .array(choice(memberCategories))
      .optional()
      .meta({ label: '党员分类', choices: memberCategories, personal: 'sensitive' }),
    management: choice(managements).optional().meta({ label: '管理方式' }),
    honours: z.array(Honour).optional().meta({ label: '表彰奖励' }),
    hardships: z.array(Hardship).optional().meta({ label: '困难与帮扶' }),
  })
  .meta({ label: '党员' })

export type Member = z.infer<typeof Member>

/**
 * Whether somebody was a full or a probationary member on a day. The date of 转正 decides where it is known;
 * without it the stored category does (members of the 1970s often have none, domain §7).
 */
export function membershipOn(
  member: Pick<Member, 'membership' | 'regularised'>,
  day: PlainDate,
): 'full' | 'probationary' {
  if (!member.regularised) return member.membership
  return comparePlain(member.regularised, day) <= 0 ? 'full' : 'probationary'
}

/**
 * Whether somebody counts towards those who may vote on a day: a full member whom nothing halts that day (2020 选举条例
 * §5, §8).
 * @param halts of this member
 */
export function mayVote(
  member: Pick<Member, 'membership' | 'regularised'>,
  halts: readonly CountedHalt[],
  day: PlainDate,
): boolean {
  return membershipOn(member, day) === 'full' && !halts.some(halt => haltsVote(halt, day))
}
