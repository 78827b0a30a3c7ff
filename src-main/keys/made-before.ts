import { problem } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { writeFlushed } from '../files/write-flushed'

/** What an office has once it was asked for: a key that signs, and an identity that decrypts. */
type Made = 'signing' | 'identity'

/** Beside the folder of keys, so that it outlives that: what was made once is never made again unasked. */
const note = (folder: string) => `${folder}.made`
const noted = (folder: string): string[] => (readIfThere(note(folder)) ?? '').split('\n').filter(Boolean)

export const wasMade = (folder: string, what: Made): boolean => noted(folder).includes(what)

export function noteMade(folder: string, what: Made): void {
  if (!wasMade(folder, what)) writeFlushed(note(folder), Buffer.from([...noted(folder), what, ''].join('\n')))
}

/** Somebody decided to begin with new keys: what is not there any more may be made again. */
export function forgetMade(folder: string, what: Made): void {
  const left = noted(folder).filter(other => other !== what)
  if (wasMade(folder, what)) writeFlushed(note(folder), Buffer.from(left.map(other => `${other}\n`).join('')))
}

export const keysGone = problem(
  'keys-gone',
  '本单位的密钥不见了：数据文件夹里的“keys”文件夹空了。请在“设置 → 备份与恢复”里从备份恢复，密钥会一起回来；没有备份的，在“上报 → 登记本单位”里更换密钥，再请上级和下级重新确认。',
)
export const identityGone = problem(
  'keys-identity-gone',
  '本单位的解密密钥不见了，加密报来的文件打不开。有恢复单的，在“上报”的“恢复单”里用它恢复；没有的，从备份恢复。都没有的，更换密钥，再请下级用新的登记文件重新确认、重新报送。',
)
