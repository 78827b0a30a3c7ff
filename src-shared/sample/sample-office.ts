import type { PlainDate } from '../plain-date'
import { educations, workPosts } from '../roster/choices'
import type { Dice } from './dice'
import { sampleName } from './sample-names'
import { inventedId, joinedWithoutProbation, rosterHeadings, sampleBranches, sampleDay } from './sample-roster'

/** How large an invented office is. Every branch has at least one member as long as there are enough. */
export interface OfficeSize {
  members: number
  branches: number
  groups: number
}

/** The largest office there is a figure of: a county's regional work (domain §9, S4). */
export const county: OfficeSize = { members: 45_991, branches: 424, groups: 715 }

/** The form's headings, and whose group somebody is in. */
export const officeHeadings = [...rosterHeadings, '所在党小组'] as const

/**
 * An office's roster as years of keeping it by hand leave it: branches of every size, dates of which only the month or
 * year is known, members of the seventies without a date of 转正, elders without a telephone or a number. Everything in
 * it is sound, so an import takes it without an error.
 * @param today nobody joins after it
 */
export function sampleOffice(dice: Dice, community: string, size: OfficeSize, today: PlainDate): string[][] {
  const branches = sampleBranches(community, size.branches)
  const groups = groupsOf(branches, size.groups)
  return Array.from({ length: size.members }, (_, i) => {
    // Everybody beyond the first round falls where a low throw is likelier: some branches are five times as large.
    const at = i < branches.length ? i : Math.floor((dice.below(branches.length) * (1 + dice.below(4))) / 4)
    const branch = branches[at]!
    const own = groups.get(branch)!
    return [...person(dice, branch, i, today), own.length ? own[i % own.length]! : '']
  })
}

/** Groups one after another over the branches, so that the first have one more than the last. */
function groupsOf(branches: readonly string[], groups: number): Map<string, string[]> {
  const names = new Map(branches.map(branch => [branch, [] as string[]]))
  for (let i = 0; i < groups && branches.length; i++) {
    const own = names.get(branches[i % branches.length]!)!
    own.push(`第${own.length + 1}党小组`)
  }
  return names
}

function person(dice: Dice, branch: string, serial: number, today: PlainDate): string[] {
  const thisYear = Number(today.slice(0, 4))
  const male = dice.chance(68)
  const born = thisYear - 22 - Math.floor((dice.below(72) + dice.below(72)) / 2)
  const birth = sampleDay(dice, born)
  const elder = thisYear - born > 75
  const probationary = dice.chance(3)
  const joinedYear = probationary ? thisYear - 1 : Math.min(thisYear - 2, born + 19 + dice.below(22))
  const [, month, day] = sampleDay(dice, joinedYear).split('-') as [string, string, string]
  const joined = `${joinedYear}-${probationary ? '12-15' : `${month}-${day}`}`
  const seventies = joinedWithoutProbation(joined)
  const nextYear = `${joinedYear + 1}-${month === '02' && day === '29' ? '03-01' : `${month}-${day}`}`
  const regularised = probationary || (seventies && dice.chance(60)) ? '' : seventies ? joined : nextYear
  const place = branch.replace(/^.*?社区|支部委员会$/g, '')
  const name = sampleName(dice, male)
  return [
    name,
    elder && dice.chance(12) ? '' : inventedId(dice, birth, male, serial),
    male ? '男' : '女',
    nationOf(dice, name),
    known(dice, birth, elder ? 6 : 1),
    dice.pick(Object.values(educations)),
    probationary ? '预备党员' : '正式党员',
    branch,
    probationary ? joined : known(dice, joined, elder ? 15 : 3),
    regularised && known(dice, regularised, elder ? 15 : 3),
    thisYear - born >= 60 ? '离退休人员' : dice.pick(Object.values(workPosts)),
    elder && dice.chance(35) ? '' : phone(dice),
    `${place}${1 + dice.below(24)}号楼${1 + dice.below(4)}单元${1 + dice.below(18)}0${1 + dice.below(3)}室`,
    '正常',
    dice.below(400) === 0 ? '是' : '否',
    dice.chance(4) ? '是' : '否',
  ]
}

/** The date, or in so many of 100 cases its month or year alone. */
function known(dice: Dice, date: PlainDate, percent: number): PlainDate {
  if (!dice.chance(percent)) return date
  return date.slice(0, dice.chance(75) ? 7 : 4)
}

function nationOf(dice: Dice, name: string): string {
  if (name.includes('·')) return /扎西|卓玛/.test(name) ? '藏族' : name.includes('巴特尔') ? '蒙古族' : '维吾尔族'
  return dice.chance(92) ? '汉族' : dice.pick(['回族', '满族', '壮族', '蒙古族', '朝鲜族'])
}

function phone(dice: Dice): string {
  const eight = String(dice.below(100_000_000)).padStart(8, '0')
  return dice.chance(3) ? `0530-${eight.slice(1)}` : `1${dice.pick(['3', '5', '7', '8', '9'])}${dice.below(10)}${eight}`
}
