/** Stores of Dexie version 1. Frozen once released; a test holds the newest version equal to what the records derive. */
export const version1 = {
  offices: 'id, deletedAt',
  operators: 'id, deletedAt, &name',
  organisations: 'id, deletedAt, kind, name, parent',
  members: 'id, deletedAt, name, idNumber, membership',
  memberships: 'id, deletedAt, member, organisation',
  meetings: 'id, deletedAt, kind, *countsAs, date, [branch+date], [branch+kind+number]',
  points: 'id, deletedAt, date, meeting, reverses, [member+date], [branch+date]',
  reports: 'id, deletedAt, period',
  children: 'id, deletedAt',
  received: 'id, deletedAt, office, period, [office+period]',
  pointMonths: 'id',
  journal: 'number, commandId',
  meta: 'id',
} as const
