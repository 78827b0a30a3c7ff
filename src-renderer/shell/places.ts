/** The places of the window, grouped as the navigation shows them. Only subjects that exist. */
export interface Place {
  path: string
  name: string
  /** Two characters for the rail. */
  short: string
  group: number
  /** Only offices of these levels have it. */
  roles?: readonly string[]
  /** Further pages of the subject, shown while the window is in it. */
  pages?: readonly Pick<Place, 'path' | 'name' | 'short'>[]
}

const places: readonly Place[] = [
  { path: '/', name: '今天', short: '今天', group: 0 },
  {
    path: '/roster',
    name: '组织与党员',
    short: '党员',
    group: 0,
    pages: [
      { path: '/roster/units', name: '党组织', short: '组织' },
      { path: '/roster/development', name: '发展党员', short: '发展' },
      { path: '/roster/attached', name: '报到党员', short: '报到' },
      { path: '/roster/left', name: '已离开的党员', short: '离开' },
      { path: '/roster/structure', name: '队伍结构', short: '结构' },
      { path: '/roster/duplicates', name: '查重', short: '查重' },
    ],
  },
  { path: '/meetings', name: '会议', short: '会议', group: 0 },
  {
    path: '/points',
    name: '积分',
    short: '积分',
    group: 0,
    pages: [
      { path: '/points/month', name: '月度积分表', short: '月表' },
      { path: '/points/closing', name: '结账与公示', short: '结账' },
      { path: '/points/appeals', name: '异议申诉', short: '异议' },
      { path: '/points/year', name: '年度评议', short: '评议' },
      { path: '/points/dual', name: '双报到服务', short: '双报' },
      { path: '/points/scoring', name: '计分方式', short: '计分' },
      { path: '/points/packs', name: '积分办法', short: '办法' },
    ],
  },
  {
    path: '/grid',
    name: '网格',
    short: '网格',
    group: 0,
    pages: [
      { path: '/grid/households', name: '住户', short: '住户' },
      { path: '/grid/people', name: '网格人员', short: '人员' },
      { path: '/grid/figures', name: '配备情况', short: '配备' },
      { path: '/grid/work', name: '巡查', short: '巡查' },
      { path: '/grid/visits', name: '走访', short: '走访' },
      { path: '/grid/diaries', name: '社情日记', short: '日记' },
      { path: '/grid/pairings', name: '结对帮扶', short: '结对' },
    ],
  },
  {
    path: '/assessment',
    name: '5A自评',
    short: '自评',
    group: 1,
    pages: [
      { path: '/assessment/surveys', name: '满意度测评', short: '测评' },
      { path: '/assessment/rubrics', name: '自评办法', short: '办法' },
    ],
  },
  { path: '/street', name: '街道', short: '街道', group: 1, roles: ['street', 'county'] },
  { path: '/upstream', name: '上报', short: '上报', group: 1 },
  { path: '/settings', name: '设置', short: '设置', group: 2 },
]

/** The places of an office of some level, group by group. */
export function placesFor(role: string): Place[][] {
  const own = places.filter(place => !place.roles || place.roles.includes(role))
  return [...new Set(own.map(place => place.group))].map(group => own.filter(place => place.group === group))
}

/** The page of a place where the window is now; undefined on the place's own page and on those that have no line. */
export function pageAt({ pages = [] }: Place, path: string): string | undefined {
  return pages.find(page => path === page.path || path.startsWith(`${page.path}/`))?.path
}

/** Whether a place is where the window is now. */
export function isAt(place: Place, path: string): boolean {
  return place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`)
}
