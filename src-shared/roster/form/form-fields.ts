import { yearsBetween, type PlainDate } from '../../plain-date'
import type { FieldMeta } from '../../records/field'
import { membershipOn, type Member } from '../member'
import { partyAge } from '../party-age'
import { plainHeading } from '../../sheet-import/headings'
import { fieldOfHeading } from '../roster-import/find-header'
import { printField, rosterFields, type RosterField, type RosterValue } from '../roster-import/roster-fields'
import { printAsAsked } from './date-style'

/** What the cells of a form are filled from. */
export interface FormPerson {
  id: string
  value: RosterValue & Pick<Member, 'membership'>
  branchShort: string
}

export interface FormSetting {
  today: PlainDate
  /** The office's full name. */
  office: string
}

/** What a cell holds; nothing where the books don't know. */
export type FormValue = string | number | null

interface FormField {
  name: string
  label: string
  synonyms: readonly string[]
  /** Class of personal data, by which a preview masks it. */
  personal?: FieldMeta['personal']
  of: (person: FormPerson, given: FormSetting & { place: number; heading: string }) => FormValue
}

const yes = (it: boolean) => (it ? '是' : '否')

/** Left as it is, and nobody has to look. */
export const leftBlank = 'blank'

/** What forms ask for and the roster does not keep, but says. */
const derived: readonly FormField[] = [
  { name: 'place', label: '序号', synonyms: ['序', 'NO', 'NO.', '行号'], of: (_, { place }) => place },
  {
    name: 'age',
    label: '年龄',
    synonyms: ['周岁', '现年龄', '实际年龄'],
    of: ({ value: { birth } }, { today }) => (birth ? yearsBetween(birth, today) : null),
  },
  {
    name: 'partyAge',
    label: '党龄',
    synonyms: ['党龄年限'],
    of: ({ value }, { today }) => (membershipOn(value, today) === 'full' ? (partyAge(value, today) ?? null) : '—'),
  },
  {
    name: 'politics',
    label: '政治面貌',
    synonyms: [],
    of: ({ value }, { today }) => (membershipOn(value, today) === 'full' ? '中共党员' : '中共预备党员'),
  },
  { name: 'branchShort', label: '党支部简称', synonyms: ['支部简称'], of: ({ branchShort }) => branchShort || null },
  {
    name: 'isFull',
    label: '是否正式党员',
    synonyms: ['是否转正', '是否为正式党员'],
    of: ({ value }, { today }) => yes(membershipOn(value, today) === 'full'),
  },
  {
    name: 'isProbationary',
    label: '是否预备党员',
    synonyms: ['是否为预备党员'],
    of: ({ value }, { today }) => yes(membershipOn(value, today) === 'probationary'),
  },
  {
    name: 'office',
    label: '本单位名称',
    synonyms: ['填报单位', '所属党组织', '社区', '所在社区', '社区名称', '上级党组织', '所属社区', '报送单位'],
    of: (_, { office }) => office,
  },
  {
    name: 'today',
    label: '今天的日期',
    synonyms: ['填表日期', '填报日期', '填表时间', '填报时间'],
    of: (_, { today, heading }) => printAsAsked(today, heading),
  },
  {
    name: leftBlank,
    label: '留空',
    synonyms: ['备注', '说明', '签名', '签字', '本人签名', '领取签字'],
    of: () => null,
  },
]

/** Words of superiors' forms for what the roster keeps, beside those that a roster's columns have. */
const words: Readonly<Partial<Record<RosterField, readonly string[]>>> = {
  name: ['党员姓名', '姓名全称'],
  idNumber: ['身份证件号码', '居民身份证号', '居民身份证号码', '证件号码'],
  birth: ['出生年月日', '出生时间'],
  education: ['最高学历', '学历层次'],
  joined: ['入党年月', '入党年月日', '何时入党', '参加党组织时间'],
  regularised: ['转正年月', '转正年月日'],
  workPost: ['从事职业', '工作岗位类别'],
  phone: ['电话号码', '联系方式', '联系电话号码', '手机电话', '本人电话'],
  address: ['现住址', '现居住地', '居住地址', '居住地', '家庭详细住址', '详细地址', '常住地址'],
  branch: ['所属支部', '所属党支部', '所在支部名称', '党支部名称', '支部名称', '所在党支部名称', '所在党组织'],
}

const onFile = rosterFields.map(({ name, label, unit, personal }): FormField => ({
  name,
  label,
  synonyms: words[name] ?? [],
  ...(personal && { personal }),
  of: ({ value }, { heading, today }) => {
    if (name === 'membership') return printField(name, membershipOn(value, today))
    const text = printField(name, value[name])
    return text !== null && unit === 'date' ? printAsAsked(text, heading) : text
  },
}))

/** All that a form's column can be filled with, in the order that a list offers it. */
export const formFields: readonly FormField[] = [...onFile, ...derived]

const byName = new Map(formFields.map(field => [field.name, field]))
const byWord = new Map(
  formFields.flatMap(({ name, label, synonyms }) => [label, ...synonyms].map(word => [word, name])),
)

export const formField = (name: string): FormField | undefined => byName.get(name)

/** The field that a heading names. */
export function formFieldOf(heading: string): string | undefined {
  return (
    fieldOfHeading(heading)?.field ??
    byWord.get(plainHeading(heading).toUpperCase()) ??
    byWord.get(plainHeading(heading))
  )
}
