import { placesFor } from '../places'

/** Something the palette can do or open. */
export interface Deed {
  title: string
  place: string
  path: string
  /** What else people call it, each found by its characters and by pinyin. */
  also?: readonly string[]
}

/** Deeds and pages of an office of some level. */
export function deedsFor(role: string): Deed[] {
  const deeds: Deed[] = [
    { title: '登记会议', place: '会议', path: '/meetings/new' },
    { title: '打印会议记录合订本', place: '会议', path: '/meetings/papers?paper=year-book' },
    { title: '打印会议通知', place: '会议', path: '/meetings/papers?paper=notice' },
    { title: '打印表决票：接收预备党员', place: '会议', path: '/meetings/papers?paper=admission' },
    { title: '打印表决票：预备党员转正', place: '会议', path: '/meetings/papers?paper=regularisation' },
    { title: '打印选举票：换届、补选', place: '会议', path: '/meetings/papers?paper=election' },
    { title: '打印民主评议测评票', place: '会议', path: '/meetings/papers?paper=appraisal' },
    { title: '登记积分', place: '积分', path: '/points/new', also: ['记积分', '加分', '扣分', '志愿服务', '补登积分'] },
    {
      ...{ title: '月度积分表：补登党费、志愿服务', place: '积分', path: '/points/month' },
      also: ['党费', '成批登记积分', '月表', '积分表'],
    },
    { title: '积分结账、公示', place: '积分', path: '/points/closing', also: ['结账', '公示', '月结', '关账'] },
    {
      ...{ title: '登记通报：书记确认以后在党员大会通报', place: '积分', path: '/points/closing' },
      also: ['通报', '更正确认'],
    },
    {
      ...{ title: '积分办法：各版、另拟、起用', place: '积分', path: '/points/packs' },
      also: ['积分细则', '积分标准', '积分项目'],
    },
    { title: '试算：新办法会变动谁', place: '积分', path: '/points/packs', also: ['测算', '试算积分办法'] },
    { title: '新增党员', place: '组织与党员', path: '/roster/new' },
    { title: '党组织：新设、更名、撤销、任职', place: '组织与党员', path: '/roster/units' },
    { title: '党员中心户：新设、任职', place: '组织与党员', path: '/roster/units', also: ['中心户', '新设中心户'] },
    {
      ...{ title: '党员中心户：登记住在哪一户', place: '网格', path: '/grid/households' },
      also: ['中心户住址', '设为党员中心户'],
    },
    { title: '报到党员：双报到党员、流入党员', place: '组织与党员', path: '/roster/attached' },
    { title: '已离开的党员', place: '组织与党员', path: '/roster/left' },
    { title: '发展党员：申请人、积极分子、下一步', place: '组织与党员', path: '/roster/development' },
    { title: '成立党支部：请示、批复、选举', place: '组织与党员', path: '/roster/development?tab=founding' },
    { title: '导入党员花名册', place: '组织与党员', path: '/roster/import' },
    { title: '填上级表格', place: '组织与党员', path: '/roster/form' },
    { title: '打印党员名册', place: '组织与党员', path: '/print/member-roster/all' },
    { title: '谈心谈话：登记、还差谁', place: '会议', path: '/meetings/talks' },
    { title: '会议决定的落实', place: '会议', path: '/meetings/tasks' },
    { title: '打印公示用名册', place: '组织与党员', path: '/print/public-roster/all' },
    { title: '打印流出党员信息汇总表', place: '组织与党员', path: '/print/floating-members/all' },
    { title: '打印党员队伍结构表', place: '组织与党员', path: '/print/roster-structure/all' },
    { title: '打印政治生日贺卡', place: '组织与党员', path: '/print/birthday-cards/all' },
    { title: '打印积分公示', place: '积分', path: '/print/points-notice/all' },
    { title: '打印积分异议登记表', place: '积分', path: '/print/points-appeal/blank' },
    { title: '看党员队伍结构', place: '组织与党员', path: '/roster/structure' },
    { title: '积分异议、申诉：登记、答复', place: '积分', path: '/points/appeals' },
    {
      ...{ title: '登记双报到服务', place: '积分', path: '/points/dual/new' },
      also: ['固定服务日', '志愿服务时长', '报到党员服务'],
    },
    {
      ...{ title: '双报到服务：时长、达标、反馈单', place: '积分', path: '/points/dual' },
      also: ['在职党员', '反馈单位', '服务时长'],
    },
    { title: '打印双报到服务反馈单', place: '积分', path: '/print/dual-feedback/all' },
    {
      ...{ title: '计分方式、一票否决', place: '积分', path: '/points/scoring' },
      also: ['免积分', '暂不计分', '免计分', '支部决定'],
    },
    { title: '年度评议：全年积分、打印参考表', place: '积分', path: '/points/year', also: ['民主评议', '评先评优'] },
    { title: '导入楼栋表', place: '网格', path: '/grid/import?kind=buildings' },
    { title: '导入住户表', place: '网格', path: '/grid/import?kind=households' },
    { title: '导入居民表', place: '网格', path: '/grid/import?kind=residents' },
    { title: '打印楼栋住户表：打开一栋楼', place: '网格', path: '/grid?tab=buildings', also: ['门牌表', '住户表'] },
    { title: '打印网格公示牌', place: '网格', path: '/print/grid-board/all', also: ['公示牌', '网格公示'] },
    { title: '打印两长两员公示卡', place: '网格', path: '/print/staffing-card/all', also: ['公示卡', '楼栋公示卡'] },
    {
      ...{ title: '打印网格人员名册', place: '网格', path: '/print/grid-staff/all' },
      also: ['网格员花名册', '网格花名册', '楼栋长名册'],
    },
    { title: '打印走访记录表', place: '网格', path: '/print/visit-form/blank', also: ['走访表', '入户走访表'] },
    { title: '登记巡查', place: '网格', path: '/grid/work', also: ['早巡', '晚巡', '一日两巡'] },
    { title: '登记走访', place: '网格', path: '/grid/visits/new', also: ['入户', '五访五问'] },
    {
      title: '网格人员：空缺、登记任职、移交',
      place: '网格',
      path: '/grid/people',
      also: ['楼栋长', '网格长', '两长两员'],
    },
    { title: '标签到期待复核的住户', place: '网格', path: '/grid/households?tag=due' },
    {
      ...{ title: '5A自评：各年度、得分、差什么', place: '5A自评', path: '/assessment' },
      also: ['自评', '五A', '等级', '创建', '考核', '星级'],
    },
    {
      ...{ title: '满意度测评：登记、汇总', place: '5A自评', path: '/assessment/surveys' },
      also: ['群众满意度', '问卷', '测评'],
    },
    { title: '打印居民满意度测评表', place: '5A自评', path: '/print/survey-form/blank', also: ['问卷'] },
    {
      ...{ title: '自评办法：指标、起用、从文件读入', place: '5A自评', path: '/assessment/rubrics' },
      also: ['指标体系', '评分标准', '评分细则'],
    },
    { title: '诊断：检查数据是否完好', place: '设置', path: '/settings?tab=check' },
    { title: '查看操作日志', place: '设置', path: '/settings?tab=journal' },
    { title: '回收站：恢复删除的记录', place: '设置', path: '/settings?tab=recycled' },
  ]
  const pages = placesFor(role)
    .flat()
    .flatMap(({ pages = [], ...place }) => [place, ...pages])
    .map(({ name, path }): Deed => ({ title: `打开“${name}”`, place: '页面', path }))
  return [...deeds, ...pages]
}
