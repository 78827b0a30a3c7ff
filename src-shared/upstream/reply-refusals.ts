import { problem, type Problem } from '../problem'

const again = (superior: string) => `请${superior}重新写一份回执。`

/** Why a reply of the office above is not taken. */
export const replyRefusals = {
  kind: (): Problem => problem('bundle-kind', '这份文件不是上级的回执，没有收。请选上级写的回执文件。'),
  addressee: (): Problem => problem('reply-addressee', '这份回执是给别的单位的，没有收。请交给该单位，或不用管它。'),
  epoch: (superior: string): Problem =>
    problem(
      'bundle-epoch',
      `${superior}换过电脑或密钥，这份回执用的不是确认过的那一把，没有收。请向它要新的登记文件和密钥卡，在“上级单位”里重新确认。`,
    ),
  fork: (superior: string): Problem =>
    problem(
      'bundle-fork',
      `${superior}有两份序号相同、内容不同的回执，没有收。可能有人冒用了它的密钥，请立即打电话与它核对。`,
    ),
  contents: (superior: string): Problem =>
    problem('bundle-contents', `这份回执的内容不合规定，没有收。${again(superior)}`),
}

/** What a receiver of reports would read, in the words of the one that receives a reply. */
export function inReply(found: Problem, superior: string): Problem {
  const { code } = found
  const words: Readonly<Record<string, string>> = {
    'bundle-damaged': `这份回执在传递中损坏，没有收。${again(superior)}`,
    'bundle-too-large': `这份回执大得不正常，没有打开。${again(superior)}`,
    'bundle-foreign': `这份文件不是按规定格式制作的回执，没有打开。${again(superior)}`,
    'bundle-name-unsafe': `这份回执里有不允许的文件名，没有打开。请勿再使用它。${again(superior)}`,
    'bundle-not-for-us': '这份回执是加密给别的单位的，本机打不开，没有收。请交给该单位，或不用管它。',
    'bundle-kind': replyRefusals.kind().message,
    'bundle-office-unknown': `这份文件不是${superior}写的，没有收。本单位只收它的回执；改由别的单位管理的，请先在“上级单位”里确认。`,
    'bundle-signature': `这份回执与${superior}确认过的密钥卡对不上，没有收。请与它核对密钥卡；它换了密钥的，请在“上级单位”里重新确认。`,
    'bundle-purpose': `这份回执的签名是为另一份文件做的，没有收。${again(superior)}`,
    'bundle-file-unlisted': `这份回执里被人多放了东西，没有收。${again(superior)}`,
    'bundle-file-missing': `这份回执里少了东西，没有收。${again(superior)}`,
    'bundle-contents': replyRefusals.contents(superior).message,
  }
  return { ...found, message: words[code] ?? found.message }
}
