import { problem, type Problem } from '../problem'

/**
 * Why a bundle is not taken, in the words a clerk sees: whose trouble it is and what to do, nothing of the machinery.
 * The codes are for scripts and tests; `path` names the file inside the bundle where there is one.
 */
const at = (path?: string) => (path === undefined ? {} : { path: [path] })

export const refusals = {
  damaged: (path?: string): Problem =>
    problem('bundle-damaged', '这份报送文件在传递中损坏，请报送单位重新写出。', at(path)),
  tooLarge: (path?: string): Problem =>
    problem(
      'bundle-too-large',
      '这份报送文件大得不正常，没有打开。请报送单位重新写出；仍然如此的，请联系街道信息员。',
      at(path),
    ),
  foreign: (path?: string): Problem =>
    problem('bundle-foreign', '这份文件不是按规定格式制作的报送文件，没有打开。请报送单位用本程序重新写出。', at(path)),
  unsafeName: (path: string): Problem =>
    problem(
      'bundle-name-unsafe',
      '这份文件里有不允许的文件名，没有打开。请勿再使用它，并请报送单位重新写出。',
      at(path),
    ),
  kind: (): Problem => problem('bundle-kind', '这份文件不是这里要收的那一种，请到对应的页面打开它。'),
  unknownOffice: (office: string): Problem =>
    problem(
      'bundle-office-unknown',
      `还没有确认过${office}这个单位。请该单位先送来登记文件和密钥卡，当面核对并确认后再收。`,
    ),
  signature: (office: string): Problem =>
    problem(
      'bundle-signature',
      `这份文件与${office}已确认的密钥卡对不上，没有收。请与该单位核对密钥卡，并请其重新写出。`,
    ),
  purpose: (office: string): Problem =>
    problem('bundle-purpose', `这份文件的签名是为另一份文件做的，没有收。请${office}重新写出。`),
  unlisted: (path: string): Problem =>
    problem('bundle-file-unlisted', '这份文件里被人多放了东西，没有收。请报送单位重新写出。', at(path)),
  missing: (path: string): Problem =>
    problem('bundle-file-missing', '这份文件里少了东西，没有收。请报送单位重新写出。', at(path)),
  newerFormat: (): Problem =>
    problem('bundle-format-newer', '这份文件由更新版本的程序导出，请先升级本机的程序，再收这份文件。'),
  newerSchema: (): Problem =>
    problem('bundle-schema-newer', '这份文件含有本机程序还不认识的内容，请先升级本机的程序，再收这份文件。'),
  contents: (path: string, row?: number): Problem =>
    problem('bundle-contents', '这份文件的内容不合规定，没有收。请报送单位升级程序后重新写出。', {
      ...at(path),
      ...(row === undefined ? {} : { row }),
    }),
} as const
