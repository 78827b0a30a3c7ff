interface Document {
  title: string
  /** The query that yields its data. */
  query: string
  /** Lies on its side. */
  landscape?: true
  /** Has hundreds of pages: laying it out may take minutes. */
  bound?: true
  /** Masked as the query has it; the command that yields it with identity numbers and telephones in full, in the journal. */
  shown?: string
  /** The command that notes, once it is on paper, what its data calls `printed`. */
  noted?: 'meetings.notePrinted'
}

/** What can be printed. */
export const documents = {
  'meeting-record': { title: '会议记录', query: 'meetings.sheet', noted: 'meetings.notePrinted' },
  'meeting-plan': { title: '年度会议计划表', query: 'meetings.planSheet', landscape: true },
  'year-book': { title: '会议记录合订本', query: 'meetings.yearBook', noted: 'meetings.notePrinted', bound: true },
  'meeting-notice': { title: '会议通知', query: 'meetings.notice' },
  ballots: { title: '表决票、选举票、测评票', query: 'meetings.ballots' },
  'ballot-sheets': { title: '清点单、计票单、结果报告单', query: 'meetings.ballotSheets' },
  'election-paper': { title: '换届选举请示、选举办法', query: 'meetings.electionPaper' },
  'candidate-list': { title: '候选人名单', query: 'meetings.candidates' },
  'election-results': { title: '选举结果报告单', query: 'meetings.electionSheet' },
  'election-report': { title: '换届选举结果的报告', query: 'meetings.electionReport' },
  'sign-in': { title: '签到表', query: 'meetings.signIn' },
  'review-results': { title: '民主评议党员结果汇总表', query: 'meetings.reviewSheet' },
  'points-year': { title: '年度评议积分参考表', query: 'points.yearSheet' },
  'return-sheet': { title: '会议回执单', query: 'meetings.returnSheets' },
  'points-notice': { title: '党员积分公示', query: 'points.notices' },
  'points-slip': { title: '党员个人积分单', query: 'points.slips' },
  'points-month': { title: '月度积分核对表', query: 'points.monthSheet', landscape: true },
  'points-appeal': { title: '积分异议（申诉）登记表', query: 'points.appealSheet' },
  'dual-feedback': { title: '双报到党员服务情况反馈单', query: 'points.dualFeedback' },
  'assessment-report': { title: '5A自评报告', query: 'assessment.reportPaper' },
  'assessment-sheet': { title: '5A自评指标表', query: 'assessment.indicatorPaper', landscape: true },
  'assessment-evidence': { title: '5A自评佐证材料清单', query: 'assessment.evidencePaper' },
  'assessment-notice': { title: '5A等级公示', query: 'assessment.noticePaper' },
  'survey-form': { title: '居民满意度测评表', query: 'assessment.surveyForm' },
  'survey-sheet': { title: '居民满意度测评汇总表', query: 'assessment.surveyPaper' },
  'key-card': { title: '单位密钥卡', query: 'upstream.card' },
  'shared-members': { title: '重复计算党员核对表', query: 'upstream.matched' },
  cover: { title: '报送封面', query: 'upstream.cover' },
  'member-card': { title: '党员信息卡片', query: 'roster.card', shown: 'roster.showCard' },
  'birthday-cards': { title: '政治生日贺卡', query: 'roster.birthdayCards' },
  'member-roster': { title: '党员名册', query: 'roster.sheet', shown: 'roster.showSheet', landscape: true },
  'public-roster': { title: '公示用名册', query: 'roster.publicSheet' },
  'floating-members': {
    title: '流出党员信息汇总表',
    query: 'roster.floatingSheet',
    shown: 'roster.showFloatingSheet',
    landscape: true,
  },
  'grid-board': { title: '网格公示牌', query: 'grid.noticeBoards', shown: 'grid.showNoticeBoards' },
  'staffing-card': { title: '两长两员公示卡', query: 'grid.staffingCards', shown: 'grid.showStaffingCards' },
  'grid-staff': {
    title: '网格人员名册',
    query: 'grid.staffRoster',
    shown: 'grid.showStaffRoster',
    landscape: true,
  },
  'grid-hand-over': { title: '网格工作移交清单', query: 'grid.handOverSheet' },
  'visit-form': { title: '走访记录表', query: 'grid.visitForms' },
  'patrol-register': { title: '巡查登记表', query: 'grid.patrolSheet' },
  'pairing-list': { title: '结对帮扶名单', query: 'grid.pairingSheet', landscape: true },
  'roster-structure': { title: '党员队伍结构表', query: 'roster.structureSheet', landscape: true },
  'door-list': { title: '楼栋住户表', query: 'grid.doorList', shown: 'grid.showDoorList' },
} as const satisfies Record<string, Document>

export type DocumentName = keyof typeof documents

export function isDocument(name: string): name is DocumentName {
  return Object.hasOwn(documents, name)
}

/** A document as all of them are described. */
export const documentOf = (name: DocumentName): Document => documents[name]
