import { version2 } from './version-2'

/**
 * Stores of Dexie version 3: the history of the tree, posts, what holds of a member for a time, who is on the way to
 * joining, superiors' forms, who is not whom, what is put off, files of a record,
 * talks of two, decisions that were carried out, which meetings are planned, which records were printed, Word templates.
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
  attachments: 'id, deletedAt, member, meeting',
  printings: 'id, deletedAt, meeting',
  templates: 'id, deletedAt',
} as const
