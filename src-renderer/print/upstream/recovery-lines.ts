import { printDate } from '../../../src-shared/plain-date'
import type { RecoverySheet } from '../../../src-shared/recovery-sheet'

/** How many sheets bring the key back, as each says it. @param index of the sheet, from 0 */
export const shareLine = ({ kind, sheets }: RecoverySheet, index: number): string =>
  kind === 'whole' ? '一份即可恢复' : `第${index + 1}份，共${sheets.length}份，任意2份可恢复`

/** The rows of a sheet's form. */
export const sheetForm = ({ office, printedOn, clock }: RecoverySheet): { label: string; text: string }[] => [
  { label: '单位名称', text: office.name },
  { label: '单位代码', text: office.code },
  { label: '打印时间', text: `${printDate(printedOn)} ${clock}` },
  { label: '用途', text: '找回解密密钥，再打开下级加密报来的文件' },
]

/** A row in its groups; the last is the letter that checks it. */
export const groupsOf = (row: string): string[] => row.split(' ')

/** What a reader of codes types: all rows without spaces. */
export const scanned = (rows: readonly string[]): string => rows.join('').replace(/ /g, '')

/** How a sheet is kept and used. */
export const keeping = (kind: RecoverySheet['kind']): string[] => [
  kind === 'whole'
    ? '谁拿到这一份，谁就能打开下级加密报来的文件。装进信封封好，保管人在封口签字，锁进保险柜，不和电脑放在一处。'
    : '三份交给三个人，分开保管。各自装进信封封好，在封口签字，锁进柜子，不放在一处，也不和电脑放在一处。',
  '不拍照，不扫描，不复印，不抄进电脑和手机。二维码只给接在本单位电脑上的扫码枪用。',
  '电脑和备份都没有了才用：在程序的“上报”页点“恢复单”旁的“打印与恢复”，再点“用恢复单恢复”，照上面逐行输入，大小写、空格都不要紧。',
  '换保管人时当面移交，重新签字。重新打印一套以后，旧的收回销毁。',
]
