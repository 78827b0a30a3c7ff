/** Stores of Dexie version 1. Frozen once released; a test holds the newest version equal to what the records derive. */
export const version1 = {
  offices: 'id',
  operators: 'id, &name',
  organisations: 'id, kind, name, parent',
  members: 'id, name, idNumber, membership',
  memberships: 'id, member, organisation',
  meetings: 'id, kind, *countsAs, date, [branch+date]',
  points: 'id, date, meeting, reverses, [member+date], [branch+date]',
  reports: 'id, period',
  children: 'id',
  received: 'id, office, period, [office+period]',
  pointMonths: 'id',
  journal: 'number, commandId',
  meta: 'id',
} as const
