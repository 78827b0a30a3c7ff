/** Fields that many people can have alike, and so be given at once. Who somebody is, is changed one by one. */
export const bulkFields = [
  'sex',
  'nation',
  'education',
  'membership',
  'joined',
  'regularised',
  'workPost',
  'partyStatus',
  'lostContact',
  'floating',
] as const

export type BulkField = (typeof bulkFields)[number]
