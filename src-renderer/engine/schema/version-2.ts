import { version1 } from './version-1'

/** Stores of Dexie version 2: the office above and its replies, and what is returned, replied and compared below. Frozen once released. */
export const version2 = {
  ...version1,
  superiors: 'id, deletedAt',
  replies: 'id, deletedAt',
  returns: 'id, deletedAt, office',
  answers: 'id, deletedAt, office',
  comparisons: 'id, deletedAt',
} as const
