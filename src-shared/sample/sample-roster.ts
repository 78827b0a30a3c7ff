import { daysInMonth, type PlainDate } from '../plain-date'
import { educations, workPosts } from '../roster/choices'
import { checkDigit } from '../roster/id-number'
import type { Dice } from './dice'

/** The columns of the national form, in its order. */
export const rosterHeadings = [
  '姓名',
  '公民身份证号码',
  '性别',
  '民族',
  '出生日期',
  '学历',
  '人员类别',
  '所在党支部全称',
  '加入党组织日期',
  '转为正式党员日期',
  '工作岗位',
  '联系电话',
  '家庭住址',
  '党籍状态',
  '是否失联党员',
  '是否流动党员',
] as const

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢',
]
const given = [...'明华强军杰涛敏静丽芳娟秀英桂兰玉梅凤霞志建国德文慧晓春红波鹏超勇辉刚健俊峰磊']
const places = [
  '和顺园',
  '建设新村',
  '东湖花园',
  '安平里',
  '棉纺厂家属院',
  '柳荫里',
  '学府雅居',
  '锦绣苑',
  '机床厂家属院',
  '和平巷',
]
const nations = ['汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '回族', '满族', '维吾尔族']

const two = (n: number) => String(n).padStart(2, '0')

/**
 * An invented identity number: it begins with 99, which no county has, and its check digit is right (GB 11643).
 * @param serial makes it another one than that of every other serial; without one the dice do
 */
export function inventedId(dice: Dice, birth: PlainDate, male: boolean, serial?: number): string {
  const pair = serial === undefined ? dice.below(499) : Math.floor(serial / 10_000) % 499
  const order = pair * 2 + (male ? 1 : 2)
  const place = String(serial === undefined ? dice.below(10_000) : serial % 10_000).padStart(4, '0')
  const body = `99${place}${birth.replace(/-/g, '')}${String(order % 1000).padStart(3, '0')}`
  return body + checkDigit(body)
}

export function sampleDay(dice: Dice, year: number): PlainDate {
  const month = 1 + dice.below(12)
  return `${year}-${two(month)}-${two(1 + dice.below(daysInMonth(year, month)))}`
}

/** Full names of the branches of a sample community. */
export function sampleBranches(community: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / places.length)
    return `中共${community}${places[i % places.length]}${round ? `第${round + 1}` : ''}支部委员会`
  })
}

/**
 * Rows of an invented roster under the headings of the national form, spread over branches.
 * @param today nobody joins after it; those who joined within a year of it are probationary
 */
export function sampleRoster(dice: Dice, members: number, branches: readonly string[], today: PlainDate): string[][] {
  const thisYear = Number(today.slice(0, 4))
  return Array.from({ length: members }, (_, i) => {
    const male = dice.chance(52)
    const born = thisYear - 25 - dice.below(60)
    const birth = sampleDay(dice, born)
    const probationary = dice.chance(4)
    const joinedYear = probationary ? thisYear - 1 : Math.min(thisYear - 2, born + 20 + dice.below(20))
    const day = sampleDay(dice, joinedYear).slice(5).replace('02-29', '02-28')
    const joined = `${joinedYear}-${probationary ? '12-15' : day}`
    const regularised = probationary ? '' : `${joinedWithoutProbation(joined) ? joinedYear : joinedYear + 1}-${day}`
    const branch = branches[i % branches.length]!
    const place = branch.replace(/^.*?社区|支部委员会$/g, '')
    return [
      dice.pick(surnames) + dice.pick(given) + (dice.chance(70) ? dice.pick(given) : ''),
      inventedId(dice, birth, male),
      male ? '男' : '女',
      dice.pick(nations),
      birth,
      dice.pick(Object.values(educations)),
      probationary ? '预备党员' : '正式党员',
      branch,
      joined,
      regularised,
      dice.pick(Object.values(workPosts)),
      `13${dice.below(10)}${String(dice.below(100_000_000)).padStart(8, '0')}`,
      `${place}${1 + dice.below(8)}号楼${1 + dice.below(4)}单元${1 + dice.below(6)}0${1 + dice.below(3)}室`,
      '正常',
      dice.chance(1) ? '是' : '否',
      dice.chance(4) ? '是' : '否',
    ]
  })
}

/** Whether a member who joined on this day had no probation (domain §7, 1969-04-01 to 1977-08-11). */
export function joinedWithoutProbation(joined: PlainDate): boolean {
  return joined >= '1969-04-01' && joined <= '1977-08-11'
}
