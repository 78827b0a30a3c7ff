/** Why a store may not be written to before somebody has looked. */
export const recoveryReasons = [
  'store-empty',
  'store-foreign',
  'store-behind',
  'store-forked',
  'store-suspect',
  'backup-ahead',
  'books-lost',
  'journal-unwritable',
] as const

export type RecoveryReason = (typeof recoveryReasons)[number]

/** What is said of each on the command line and to whoever tries to write. */
export const recoveryWords: Readonly<Record<RecoveryReason, string>> = {
  'store-empty': '本机数据库不见了，操作日志还在。请先恢复（qinlin recover）。',
  'store-foreign': '本机数据库不是这个文件夹的。请先恢复（qinlin recover）。',
  'store-behind': '本机数据库比操作日志旧。请先恢复（qinlin recover）。',
  'store-forked': '本机数据库与操作日志不一致。请先恢复（qinlin recover）。',
  'store-suspect': '上一次没有写成，本机数据库可能已经损坏。请先恢复（qinlin recover）。',
  'backup-ahead': '操作日志缺了末尾，备份更全。请先恢复（qinlin recover）。',
  'books-lost': '本机数据库和操作日志都不见了，备份还在。请先恢复（qinlin recover）。',
  'journal-unwritable': '操作日志写不进去，已经登记的都还在。请清出磁盘空间后重新打开，不要恢复。',
}
