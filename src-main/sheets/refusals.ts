import { problem, type Problem } from '../../src-shared/problem'

/** Why a file was not read as a spreadsheet, each with what the clerk can do about it. */
export const sheetRefusals = {
  tooLarge: (what: string): Problem =>
    problem('sheet-too-large', `表格太大（${what}），请删去无关的工作表、图片和空白行列，或分成几个文件后再导入`),
  fileTooLarge: (bytes: number): Problem =>
    problem(
      'sheet-too-large',
      `文件超过${Math.round(bytes / 1e6)} MB，请删去无关的工作表和图片，或分成几个文件后再导入`,
    ),
  notSpreadsheet: (name: string): Problem =>
    problem('not-a-spreadsheet', `“${name}”不是能读的表格，请用表格软件打开后另存为 .xlsx 再导入`),
  otherFormat: (name: string, format: string): Problem =>
    problem('sheet-format', `“${name}”是${format}，请用表格软件打开后另存为 .xlsx 再导入`),
  password: (name: string): Problem =>
    problem('password-protected', `“${name}”设有打开密码，请在表格软件中打开，取消密码并另存后再导入`),
  damaged: (name: string): Problem =>
    problem('sheet-damaged', `“${name}”已损坏或不完整，请重新取得文件，或用表格软件打开后另存为 .xlsx 再导入`),
  empty: (name: string): Problem => problem('sheet-empty', `“${name}”里没有内容，请检查是否选错文件`),
  tooSlow: (name: string, seconds: number): Problem =>
    problem(
      'sheet-too-slow',
      `“${name}”${seconds}秒内没有读完，已停止，请删去无关的工作表和空白行列，另存为 .xlsx 后再导入`,
    ),
} as const
