/** Closed lists of the member record: stored code → official word. */

/** GB/T 2261.1, the two values a member's file uses. */
export const sexes = { '1': '男', '2': '女' } as const

export const memberships = { full: '正式党员', probationary: '预备党员' } as const

export const partyStatuses = { normal: '正常', suspended: '停止党籍' } as const

export const yesNo = { true: '是', false: '否' } as const

const nationWords =
  '01汉 02蒙古 03回 04藏 05维吾尔 06苗 07彝 08壮 09布依 10朝鲜 11满 12侗 13瑶 14白 15土家 16哈尼 17哈萨克 18傣 19黎 20傈僳 21佤 22畲 23高山 24拉祜 25水 26东乡 27纳西 28景颇 29柯尔克孜 30土 31达斡尔 32仫佬 33羌 34布朗 35撒拉 36毛南 37仡佬 38锡伯 39阿昌 40普米 41塔吉克 42怒 43乌孜别克 44俄罗斯 45鄂温克 46德昂 47保安 48裕固 49京 50塔塔尔 51独龙 52鄂伦春 53赫哲 54门巴 55珞巴 56基诺'

/** GB/T 3304, printed with 族. */
export const nations: Readonly<Record<string, string>> = {
  ...Object.fromEntries(nationWords.split(' ').map(word => [word.slice(0, 2), `${word.slice(2)}族`])),
  '97': '其他',
  '98': '外国血统',
}

/** GB/T 4658 as the national form's list offers it. */
export const educations = {
  '11': '博士研究生',
  '14': '硕士研究生',
  '20': '大学本科',
  '30': '大专',
  '40': '中专',
  '60': '高中',
  '70': '初中',
  '80': '小学',
  '90': '其他',
} as const

/** Work posts as offices write them; the national list is longer and comes with the roster issue. */
export const workPosts = {
  official: '机关干部',
  institution: '事业单位工作人员',
  enterprise: '企业在岗职工',
  teacher: '教师',
  doctor: '医生',
  communityWorker: '社区工作者',
  selfEmployed: '个体工商户',
  flexible: '灵活就业',
  retired: '离退休人员',
  unemployed: '待业',
  student: '学生',
  farmer: '农民',
  other: '其他',
} as const

/** What a member's circumstances are; one may have several, the first is the primary one (domain §1.2). */
export const memberCategories = {
  working: '在职',
  retired: '离退休',
  floating: '流动',
  frail: '年老体弱',
  unemployed: '失业',
  flexible: '灵活就业',
  student: '学生',
  newSector: '两新组织',
  veteran: '退役军人',
  other: '其他',
} as const

/** Who looks after a member: 在职双管, 流动共管, 离退休协管 (S0). */
export const managements = { dual: '双管', shared: '共管', assisted: '协管' } as const

const withoutLast = (list: Readonly<Record<string, string>>, last: string) =>
  Object.fromEntries(
    Object.entries(list).flatMap(([code, word]) => (word.endsWith(last) ? [[word.slice(0, -last.length), code]] : [])),
  )

/** Other words that spreadsheets use for a list's codes. Only words that can mean nothing else. */
export const otherWords: ReadonlyMap<Readonly<Record<string, string>>, Readonly<Record<string, string>>> = new Map<
  Readonly<Record<string, string>>,
  Readonly<Record<string, string>>
>([
  [sexes, { 男性: '1', 女性: '2' }],
  [memberships, { 正式: 'full', 预备: 'probationary', 中共正式党员: 'full', 中共预备党员: 'probationary' }],
  [yesNo, { '√': 'true', '✓': 'true', '×': 'false', TRUE: 'true', FALSE: 'false' }],
  [nations, withoutLast(nations, '族')],
  [
    educations,
    { 博士: '11', 硕士: '14', 本科: '20', 大学: '20', 专科: '30', 大学专科: '30', 中等专科: '40', 普通高中: '60' },
  ],
  [workPosts, { 离退休: 'retired', 退休: 'retired', 个体户: 'selfEmployed', 个体工商业者: 'selfEmployed' }],
])
