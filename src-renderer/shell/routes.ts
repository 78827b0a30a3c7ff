import type { RouteRecordRaw } from 'vue-router'
import { help } from './help'

/** Every page of the window, each loaded when it is first opened. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('../screens/home/Home.vue'), meta: { help: help.home } },
  { path: '/roster', component: () => import('../screens/roster/Roster.vue'), meta: { help: help.roster } },
  {
    path: '/roster/import',
    component: () => import('../screens/roster/import/Import.vue'),
    meta: { help: help.import },
  },
  { path: '/roster/units', component: () => import('../screens/roster/units/Units.vue'), meta: { help: help.units } },
  {
    path: '/roster/attached',
    component: () => import('../screens/roster/attached/AttachedMembers.vue'),
    meta: { help: help.attached },
  },
  { path: '/roster/left', component: () => import('../screens/roster/left/Left.vue'), meta: { help: help.left } },
  {
    path: '/roster/development',
    component: () => import('../screens/roster/development/Development.vue'),
    meta: { help: help.development },
  },
  {
    path: '/roster/form',
    component: () => import('../screens/roster/form/FillForm.vue'),
    meta: { help: help.form },
  },
  {
    path: '/roster/structure',
    component: () => import('../screens/roster/structure/Structure.vue'),
    meta: { help: help.structure },
  },
  { path: '/roster/new', component: () => import('../screens/roster/MemberEditor.vue'), meta: { help: help.member } },
  {
    path: '/roster/duplicates',
    component: () => import('../screens/roster/duplicates/Duplicates.vue'),
    meta: { help: help.duplicates },
  },
  {
    path: '/roster/duplicates/:keep/:other',
    component: () => import('../screens/roster/duplicates/MergePeople.vue'),
    props: true,
    meta: { help: help.mergePeople },
  },
  {
    path: '/roster/:id/change',
    component: () => import('../screens/roster/MemberEditor.vue'),
    props: true,
    meta: { help: help.member, readsOnce: true },
  },
  { path: '/meetings', component: () => import('../screens/meetings/MeetingList.vue'), meta: { help: help.meetings } },
  {
    path: '/meetings/year',
    component: () => import('../screens/meetings/planner/Planner.vue'),
    meta: { help: help.meetingYear },
  },
  {
    path: '/meetings/themes',
    component: () => import('../screens/meetings/themes/MonthThemes.vue'),
    meta: { help: help.meetingThemes },
  },
  {
    path: '/meetings/returns',
    component: () => import('../screens/meetings/returns/ReturnedSheets.vue'),
    meta: { help: help.meetingReturns },
  },
  {
    path: '/meetings/copies',
    component: () => import('../screens/meetings/copying/CopyList.vue'),
    meta: { help: help.meetingCopies },
  },
  {
    path: '/meetings/:id/copy',
    component: () => import('../screens/meetings/copying/CopyRecord.vue'),
    props: true,
    meta: { help: help.meetingCopy },
  },
  {
    path: '/meetings/attendance',
    component: () => import('../screens/meetings/statistics/AttendanceStatistics.vue'),
    meta: { help: help.meetingAttendance },
  },
  {
    path: '/meetings/plan/:branch',
    component: () => import('../screens/meetings/planner/PlanDates.vue'),
    props: true,
    meta: { help: help.meetingPlan },
  },
  {
    path: '/meetings/papers',
    component: () => import('../screens/meetings/papers/MeetingPapers.vue'),
    meta: { help: help.meetingPapers },
  },
  {
    path: '/meetings/new',
    component: () => import('../screens/meetings/MeetingEditor.vue'),
    meta: { help: help.meeting },
  },
  {
    path: '/meetings/talks',
    component: () => import('../screens/meetings/Talks.vue'),
    meta: { help: help.talks },
  },
  {
    path: '/meetings/tasks',
    component: () => import('../screens/meetings/Tasks.vue'),
    meta: { help: help.tasks },
  },
  {
    path: '/meetings/:id',
    component: () => import('../screens/meetings/MeetingEditor.vue'),
    props: true,
    meta: { help: help.meeting, readsOnce: true },
  },
  { path: '/points', component: () => import('../screens/points/PointsHome.vue'), meta: { help: help.points } },
  {
    path: '/points/new',
    component: () => import('../screens/points/PointsEditor.vue'),
    meta: { help: help.pointsEntry },
  },
  {
    path: '/points/month',
    component: () => import('../screens/points/month/Month.vue'),
    meta: { help: help.pointsMonth },
  },
  {
    path: '/points/packs',
    component: () => import('../screens/points/packs/Packs.vue'),
    meta: { help: help.pointsPacks },
  },
  {
    path: '/points/packs/:id',
    component: () => import('../screens/points/packs/PackPage.vue'),
    props: true,
    meta: { help: help.pointsPacks },
  },
  ...['edit', 'next'].map(deed => ({
    path: `/points/packs/:id/${deed}`,
    component: () => import('../screens/points/packs/PackEditor.vue'),
    props: true,
    meta: { help: help.pointsPackDraft, readsOnce: true },
  })),
  {
    path: '/points/packs/:id/try',
    component: () => import('../screens/points/packs/WhatIf.vue'),
    props: true,
    meta: { help: help.pointsWhatIf },
  },
  {
    path: '/points/closing',
    component: () => import('../screens/points/closing/Closing.vue'),
    meta: { help: help.pointsClosing },
  },
  {
    path: '/points/appeals',
    component: () => import('../screens/points/appeals/Appeals.vue'),
    meta: { help: help.pointsAppeals },
  },
  {
    path: '/points/appeals/new',
    component: () => import('../screens/points/appeals/AppealEditor.vue'),
    meta: { help: help.pointsAppeal },
  },
  {
    path: '/points/appeals/:id/change',
    component: () => import('../screens/points/appeals/AppealEditor.vue'),
    props: true,
    meta: { help: help.pointsAppeal, readsOnce: true },
  },
  {
    path: '/points/dual',
    component: () => import('../screens/points/dual/DualLedger.vue'),
    meta: { help: help.pointsDual },
  },
  {
    path: '/points/dual/new',
    component: () => import('../screens/points/dual/DualEditor.vue'),
    meta: { help: help.pointsDualEntry, readsOnce: true },
  },
  {
    path: '/points/scoring',
    component: () => import('../screens/points/scoring/Scoring.vue'),
    meta: { help: help.pointsScoring },
  },
  {
    path: '/points/scoring/new',
    component: () => import('../screens/points/scoring/ScoringEditor.vue'),
    meta: { help: help.pointsResolution },
  },
  {
    path: '/points/year',
    component: () => import('../screens/points/year/YearReview.vue'),
    meta: { help: help.pointsYear },
  },
  {
    path: '/points/:member',
    component: () => import('../screens/points/PointsAccount.vue'),
    props: true,
    meta: { help: help.pointsAccount },
  },
  { path: '/grid', component: () => import('../screens/grid/GridHome.vue'), meta: { help: help.grid } },
  {
    path: '/grid/households',
    component: () => import('../screens/grid/households/Households.vue'),
    meta: { help: help.households },
  },
  {
    path: '/grid/households/:id',
    component: () => import('../screens/grid/households/Household.vue'),
    props: true,
    meta: { help: help.household },
  },
  {
    path: '/grid/import',
    component: () => import('../screens/grid/import/GridImport.vue'),
    meta: { help: help.gridImport },
  },
  {
    path: '/grid/grids/:id',
    component: () => import('../screens/grid/GridPage.vue'),
    props: true,
    meta: { help: help.gridPage },
  },
  {
    path: '/grid/estates/:id',
    component: () => import('../screens/grid/EstatePage.vue'),
    props: true,
    meta: { help: help.estate },
  },
  {
    path: '/grid/buildings/:id',
    component: () => import('../screens/grid/BuildingPage.vue'),
    props: true,
    meta: { help: help.building },
  },
  {
    path: '/grid/people',
    component: () => import('../screens/grid/people/GridPeople.vue'),
    meta: { help: help.gridPeople },
  },
  {
    path: '/grid/figures',
    component: () => import('../screens/grid/figures/GridFigures.vue'),
    meta: { help: help.gridFigures },
  },
  {
    path: '/grid/work',
    component: () => import('../screens/grid/work/WorkDay.vue'),
    meta: { help: help.gridDay },
  },
  {
    path: '/grid/work/month',
    component: () => import('../screens/grid/work/WorkMonth.vue'),
    meta: { help: help.gridMonth },
  },
  {
    path: '/grid/work/import',
    component: () => import('../screens/grid/work/PatrolImport.vue'),
    meta: { help: help.gridPatrolImport },
  },
  {
    path: '/grid/visits',
    component: () => import('../screens/grid/visits/Visits.vue'),
    meta: { help: help.gridVisits },
  },
  {
    path: '/grid/visits/new',
    component: () => import('../screens/grid/visits/VisitEntry.vue'),
    meta: { help: help.gridVisit, readsOnce: true },
  },
  {
    path: '/grid/diaries',
    component: () => import('../screens/grid/diaries/Diaries.vue'),
    meta: { help: help.gridDiaries },
  },
  {
    path: '/grid/pairings',
    component: () => import('../screens/grid/pairings/Pairings.vue'),
    meta: { help: help.gridPairings },
  },
  { path: '/upstream', component: () => import('../screens/upstream/Upstream.vue'), meta: { help: help.upstream } },
  {
    path: '/upstream/returns',
    component: () => import('../screens/upstream/Returns.vue'),
    meta: { help: help.returns },
  },
  {
    path: '/upstream/matched',
    component: () => import('../screens/upstream/Matched.vue'),
    meta: { help: help.matched },
  },
  { path: '/street', component: () => import('../screens/street/Street.vue'), meta: { help: help.street } },
  {
    path: '/print/:document/:id',
    component: () => import('./pages/Preview.vue'),
    props: true,
    meta: { help: help.preview, readsOnce: true },
  },
  { path: '/settings', component: () => import('../screens/office/Settings.vue'), meta: { help: help.settings } },
  { path: '/:rest(.*)', redirect: '/' },
]
