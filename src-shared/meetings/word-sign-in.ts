import type { WordValues } from '../word/word-values'
import type { SignInRow, SignInSheet } from './sign-in-sheet'

/** Characters of a name that fit its column at full size. */
const fitting = 6

/** The texts of a sign-in sheet for its Word template. */
export function signInWords({ title, heads, pages, footer }: SignInSheet): WordValues {
  return {
    页: pages.map(({ left, right }) => ({
      标题: title,
      抬头: heads.map(([one, other]) => ({ 左: one, 右: other })),
      行: left.map((row, i) => ({ ...sideOf('左', row), ...sideOf('右', right[i]) })),
    })),
    页脚记录: footer.record,
    页脚打印: footer.printed,
  }
}

function sideOf(side: '左' | '右', row: SignInRow | undefined): WordValues {
  const name = row?.name ?? ''
  const long = [...name].length > fitting
  return {
    [`${side}序号`]: row ? String(row.number) : '',
    [`${side}姓名`]: long ? '' : name,
    [`${side}长名`]: long ? name : '',
    [`${side}备注`]: row?.note ?? '',
  }
}
