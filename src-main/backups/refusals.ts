import { problem } from '../../src-shared/problem'

/** What a backup file is refused with, and the key that encrypts those that leave this PC. */
export const damagedFile = problem(
  'backup-damaged',
  '这个文件不是亲邻台账的备份，或者已经损坏，没有恢复。请换一份备份再试。',
)
export const otherBranch = problem(
  'backup-other-branch',
  '这份备份与操作日志接不上，可能是日志损坏以前的，没有用它。请换一份备份，并联系街道信息员，不要删除任何文件。',
)
export const newerFile = problem('backup-newer', '这份备份是新版程序做的，请先升级这台电脑上的程序。')
export const noMemory = problem('backup-memory', '内存不够，没有做成。请关闭其他程序再试。')
export const lockedFile = problem(
  'backup-locked',
  '这份备份有口令。请输入拷出它时用的口令（命令行用 --backup-passphrase-file 文件）。',
)
export const wrongPassphrase = problem(
  'backup-passphrase-wrong',
  '口令不对，请再输一次，注意字母大小写。一直不对的，可能是换口令以前拷的，请试原来的口令。',
)
export const shortPassphrase = problem('backup-passphrase-short', '口令太短，至少要8个字符。请换一个长些的。')
export const damagedKey = problem(
  'backup-key-damaged',
  '本机的备份口令文件损坏，没有拷出。请到“设置”的“备份与恢复”重新设口令，再拷一份。',
)
