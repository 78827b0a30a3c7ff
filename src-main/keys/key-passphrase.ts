import { problem } from '../../src-shared/problem'

/** A passphrase is given on the command line alone: it is needed at every signature (decision 35). */
export const passphraseNeeded = problem(
  'keys-passphrase',
  '本单位的密钥有口令保护，窗口里没有输入口令的地方。请用命令行做这一步，用 --passphrase-file 给出口令。',
)
export const passphraseWrong = problem('keys-passphrase', '口令不对，请重新输入。')
