import { problem, type Problem } from '../../src-shared/problem'
import type { ThreadRefusals } from '../foreign/in-thread'

/** Why a file was not read as a Word document, each with what the clerk can do about it. */
export const wordRefusals = {
  tooLarge: (what: string): Problem =>
    problem('word-too-large', `Word 文件太大（${what}），请删去图片和无关的内容，另存为 .docx 后再试`),
  fileTooLarge: (bytes: number): Problem =>
    problem('word-too-large', `文件超过${Math.round(bytes / 1e6)} MB，请检查是否选错了文件，或删去图片后另存为 .docx`),
  tooLong: (name: string): Problem =>
    problem('word-too-long', `“${name}”有几百页，不像是要读的这份文件，请检查是否选错了文件`),
  notWord: (name: string): Problem =>
    problem('not-a-word-file', `“${name}”不是 Word 文件（.docx），请用 WPS 或 Word 打开后另存为 .docx`),
  legacy: (name: string): Problem =>
    problem(
      'word-format',
      `“${name}”是旧版 Word 文件（.doc）或设有打开密码，请用 WPS 或 Word 打开，取消密码，另存为 .docx`,
    ),
  otherFormat: (name: string, format: string): Problem =>
    problem('word-format', `“${name}”是${format}，请用 WPS 或 Word 打开后另存为 .docx`),
  macros: (name: string): Problem =>
    problem('word-macros', `“${name}”带有宏，不能读取，请用 WPS 或 Word 打开，另存为不带宏的 .docx`),
  damaged: (name: string): Problem =>
    problem('word-damaged', `“${name}”已损坏或不完整，请重新取得文件，或用 WPS 打开后另存为 .docx`),
  tooSlow: (name: string, seconds: number): Problem =>
    problem('word-too-slow', `“${name}”${seconds}秒内没有读完，已停止，请删去图片和无关的内容，另存为 .docx 后再试`),
} as const satisfies ThreadRefusals & Record<string, (...given: never[]) => Problem>
