import { problem, type Problem } from '../problem'
import { bytesAtOnce, fileLimit, filesAtOnce } from './limits'

const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`

/** Why a file is not taken: the sentence names it, because several are given at once. */
export const attachmentRefusals = {
  type: (name: string): Problem =>
    problem(
      'attachment-type',
      /\.(jpe?g|png)$/i.test(name)
        ? `“${name}”的文件名写的是图片，里面不是图片，没有添加。请检查是否选错了文件。`
        : `“${name}”不是可以添加的文件。请改用PDF、OFD、JPG、PNG、DOCX或XLSX，压缩包请先解开。`,
      { field: '文件' },
    ),
  macros: (name: string): Problem =>
    problem('attachment-macros', `“${name}”里有宏，没有添加。请在WPS里另存为不带宏的DOCX、XLSX，或者PDF。`, {
      field: '文件',
    }),
  empty: (name: string): Problem =>
    problem('attachment-empty', `“${name}”是空文件，没有添加。请检查是否选错了文件。`, { field: '文件' }),
  large: (name: string): Problem =>
    problem('attachment-large', `“${name}”超过${megabytes(fileLimit)}，没有添加。请压缩后再添加，或者分成几个文件。`, {
      field: '文件',
    }),
  damaged: (name: string): Problem =>
    problem('attachment-damaged', `“${name}”已经损坏，打不开，没有添加。请重新拍照、扫描或导出一份。`, {
      field: '文件',
    }),
  pixels: (name: string): Problem =>
    problem('attachment-pixels', `“${name}”的尺寸太大，没有添加。请把分辨率调到600dpi以下再扫描。`, { field: '文件' }),
  notPicture: (name: string): Problem =>
    problem('attachment-not-picture', `“${name}”不是照片。请选择JPG或PNG照片。`, { field: '文件' }),
  none: problem('attachment-none', '没有选择文件。请选择要添加的文件。', { field: '文件' }),
  many: problem('attachment-many', `一次最多添加${filesAtOnce}个文件、${megabytes(bytesAtOnce)}，请分几次添加。`, {
    field: '文件',
  }),
  unknown: problem('attachment-unknown', '没有这个附件，可能已经取下。请重新选择。'),
  owner: problem('attachment-owner', '没有说明附件属于谁。请打开党员或会议，在那里添加。'),
  twice: (name: string): Problem => problem('attachment-twice', `“${name}”已经添加过，不用再添加。`, { field: '文件' }),
  missing: (name: string): Problem =>
    problem(
      'attachment-missing',
      `“${name}”的附件文件缺失或损坏，读不出来。请在“设置”的“备份与恢复”里从备份文件补回附件；没有备份的，请取下以后重新添加。`,
    ),
}
