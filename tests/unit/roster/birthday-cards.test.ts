import { describe, expect, test } from 'vitest'
import { birthdayCards, oath, type Celebrated } from '../../../src-shared/roster/paper/birthday-cards'

const paper = {
  ...{ unit: '中共柳荫社区委员会', code: '371722001001', asOf: '2026-11-05', entry: 9, printedOn: '2026-11-05' },
  operator: '周敏',
}
const who = (name: string, joined: string | undefined, more: Partial<Celebrated['member']> = {}): Celebrated => ({
  member: { name, membership: 'full', joined, ...more },
  unit: '中共柳荫社区学府雅居小区支部委员会',
  branch: '学府雅居党支部',
})
const cardsOf = (month: string, ...people: Celebrated[]) => birthdayCards(people, month, paper)

describe('cards for the 政治生日 of a month', () => {
  test('go to whoever joined in that month of any year, a file that knows only the month included', () => {
    const { cards, list } = cardsOf(
      '2026-11',
      who('王强', '2001-11-05', { regularised: '2002-11-05' }),
      who('李敏', '1968-11'),
      who('张三', '2001-10-31'),
      who('赵四', '1970'),
      who('孙五', undefined),
    )
    expect(cards.map(({ name }) => name)).toEqual(['王强', '李敏'])
    expect(list.rows.map(row => row.slice(1, 5))).toEqual([
      ['王强', '学府雅居党支部', '2001年11月5日', '24年'],
      ['李敏', '学府雅居党支部', '1968年11月', '—'],
    ])
    expect(list.notes).toEqual(['入党日期没有登记到月份，没有列入的：赵四、孙五。'])
  })
  test('say the day and 党龄 that the books know, and nothing that they do not', () => {
    const text = (one: Celebrated) => cardsOf('2026-11', one).cards[0]!.text
    expect(text(who('王强', '2001-11-05', { regularised: '2002-11-05' }))).toBe(
      '11月5日是您的政治生日。您于2001年11月5日加入中国共产党，党龄24年。祝您政治生日快乐！愿您不忘入党誓词：',
    )
    expect(text(who('李敏', '1990-11'))).toMatch(/^11月是您的政治生日。您于1990年11月加入中国共产党。/)
    expect(text(who('方芳', '2026-11-01', { membership: 'probationary' }))).toContain('被接收为中共预备党员。')
  })
  test('29 February is in the list of February', () => {
    const { cards } = cardsOf('2027-02', who('王强', '1980-02-29', { regularised: '1981-02-28' }))
    expect(cards[0]!.text).toMatch(/^2月29日是您的政治生日。.*党龄46年/)
  })
  test('have the oath whole, and no number of anybody', () => {
    expect(oath).toMatch(/^我志愿加入中国共产党，.*永不叛党。$/)
    expect([...oath.replace(/[，。]/g, '')]).toHaveLength(80)
    const { cards } = cardsOf('2026-11', who('王强', '2001-11-05'))
    expect(Object.keys(cards[0]!)).toEqual(['name', 'text', 'from', 'month'])
  })
})
