import * as z from 'zod'
import { daysInMonth, printDate, type PlainDate } from '../../plain-date'
import { membershipOn, type Member } from '../member'
import { partyAge } from '../party-age'
import { footerOf, ListSheet, type PaperContext } from './list-sheet'

/** 入党誓词 (党章 §6). */
export const oath =
  '我志愿加入中国共产党，拥护党的纲领，遵守党的章程，履行党员义务，执行党的决定，严守党的纪律，保守党的秘密，对党忠诚，积极工作，为共产主义奋斗终身，随时准备为党和人民牺牲一切，永不叛党。'

const Card = z.object({ name: z.string(), text: z.string(), from: z.string(), month: z.string() })

/** Cards for the 政治生日 of a month, and the list of whom they are for; no number of anybody is on either. */
export const BirthdayCards = z.object({ title: z.string(), oath: z.string(), cards: z.array(Card), list: ListSheet })

export type BirthdayCards = z.infer<typeof BirthdayCards>

/** Whoever gets a card, with the full and the short name of their branch. */
export interface Celebrated {
  member: Pick<Member, 'name' | 'membership' | 'joined' | 'regularised'>
  unit: string
  branch: string
}

/** Whether the day of joining lies in a month, `2026-11`, of whatever year; a file that knows only the month is in it too. */
export const isBirthdayIn = (joined: PlainDate | undefined, month: string) => joined?.slice(5, 7) === month.slice(5)

/** @param people in the order of party lists; those whose file knows only the year of joining are named and get no card */
export function birthdayCards(people: readonly Celebrated[], month: string, paper: PaperContext): BirthdayCards {
  const celebrated = people.filter(({ member }) => isBirthdayIn(member.joined, month))
  const unknown = people.filter(({ member }) => (member.joined?.length ?? 0) < 7).map(({ member }) => member.name)
  const title = `${printDate(month)}政治生日名单`
  return {
    title: '政治生日贺卡',
    oath,
    cards: celebrated.map(({ member, unit }) => ({
      name: member.name,
      text: textOf(member, month),
      from: unit,
      month: printDate(month),
    })),
    list: {
      title,
      landscape: false,
      heads: [`党组织：${paper.unit}`, `截至${printDate(paper.asOf)}`],
      columns: [
        { title: '序号', width: 12, align: 'center' },
        { title: '姓名', width: 34 },
        { title: '党支部', width: 44 },
        { title: '入党日期', width: 32 },
        { title: '党龄', width: 16, align: 'right' },
        { title: '备注', width: 22 },
      ],
      rows: celebrated.map(({ member, branch }, i) => {
        const years = partyAge(member, dayIn(member, month))
        return [String(i + 1), member.name, branch, printDate(member.joined!), years ? `${years}年` : '—', '']
      }),
      none: '这个月没有过政治生日的党员',
      totals: [],
      notes: unknown.length ? [`入党日期没有登记到月份，没有列入的：${unknown.join('、')}。`] : [],
      hands: [],
      // The page is narrow: the month says which list it is.
      footer: { ...footerOf(title, paper), record: `政治生日 ${month}　日志 ${paper.entry}` },
    },
  }
}

/** The day of the month on which the years are counted: the last one where the file knows no day. */
function dayIn({ joined }: Celebrated['member'], month: string): PlainDate {
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  const day = Math.min(Number(joined?.slice(8) || last), last)
  return `${month}-${String(day).padStart(2, '0')}`
}

function textOf(member: Celebrated['member'], month: string): string {
  const joined = member.joined!
  const day = dayIn(member, month)
  const birthday = printDate(joined).replace(/^\d+年/, '')
  const deed = membershipOn(member, day) === 'probationary' ? '被接收为中共预备党员' : '加入中国共产党'
  const years = partyAge(member, day)
  return `${birthday}是您的政治生日。您于${printDate(joined)}${deed}${years ? `，党龄${years}年` : ''}。祝您政治生日快乐！愿您不忘入党誓词：`
}
