import { version2 } from './version-2'

/**
 * Stores of Dexie version 3: the history of the tree, posts, what holds of a member for a time, who is on the way to
 * joining, superiors' forms, who is not whom, what is put off, files of a record, talks of two, decisions that were carried
 * out, which meetings are planned, which records were printed, Word templates; points: the month that an entry stands in where
 * its own was closed, closed periods, objections, resolutions on who is scored how, vetoes, the
 * ledger of those who only report here; the grid: estates, grids, buildings,
 * households, residents, who serves, and what is done; rubrics and the yearly assessment.
 */
export const version3 = {
  ...version2,
  lineage: 'id, deletedAt, organisation, kind, name, parent',
  floatings: 'id, deletedAt, member',
  losses: 'id, deletedAt, member',
  votingHalts: 'id, deletedAt, member',
  posts: 'id, deletedAt, organisation, member',
  talks: 'id, deletedAt, branch, one, other, date',
  taskEnds: 'id, deletedAt, meeting',
  attached: 'id, deletedAt, kind, name, organisation',
  procedures: 'id, deletedAt',
  forms: 'id, deletedAt',
  distinctPeople: 'id, deletedAt, one, other',
  putOffs: 'id, deletedAt',
  plans: 'id, deletedAt, kind',
  copies: 'id, deletedAt, meeting',
  themes: 'id, deletedAt',
  attachments: 'id, deletedAt, member, meeting, evidence',
  pointsPacks: 'id, deletedAt',
  printings: 'id, deletedAt, meeting',
  points:
    'id, deletedAt, date, period, meeting, reverses, [member+date], [branch+date], [member+period], [branch+period]',
  dualEntries: 'id, deletedAt, date, reverses, [attached+date]',
  closings: 'id, deletedAt, branch, period, meeting, noted',
  appeals: 'id, deletedAt, branch, member',
  scorings: 'id, deletedAt, member, meeting',
  vetoes: 'id, deletedAt, member, meeting',
  templates: 'id, deletedAt',
  organisations: 'id, deletedAt, kind, name, parent, household',
  estates: 'id, deletedAt, name, branch',
  grids: 'id, deletedAt, name',
  gridParts: 'id, deletedAt, grid, building, organisation',
  buildings: 'id, deletedAt, estate, group',
  households: 'id, deletedAt, building, [building+unit+room]',
  residents: 'id, deletedAt, household, name, member, was',
  marks: 'id, deletedAt, household, resident, tag',
  gridPeople: 'id, deletedAt, member, attached, name',
  gridPosts: 'id, deletedAt, person, grid, building, estate',
  patrols: 'id, deletedAt, grid, worker, date, externalId',
  visits: 'id, deletedAt, household, resident, worker, date, call, pairing',
  visitCalls: 'id, deletedAt, household, resident',
  diaries: 'id, deletedAt, grid, worker, date',
  pairings: 'id, deletedAt, person, household',
  rubrics: 'id, deletedAt',
  assessments: 'id, deletedAt, year, meeting',
  partScores: 'id, deletedAt, assessment',
  evidence: 'id, deletedAt, assessment, meeting',
  remarks: 'id, deletedAt, assessment',
  surveys: 'id, deletedAt, period, branch',
  reviews: 'id, deletedAt, office',
  vaults: 'id, deletedAt',
  sealed: 'id, deletedAt',
} as const
