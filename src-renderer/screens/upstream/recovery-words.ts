import { recoverySheetRows, typedSoFar } from '../../../src-shared/bundle/recovery-code'
import { printDate } from '../../../src-shared/plain-date'
import type { WindowCaller } from '../../../src-shared/ipc'

type Printed = Awaited<ReturnType<WindowCaller['keys.printed']>>
type Restored = Extract<Awaited<ReturnType<WindowCaller['keys.restore']>>, { ok: true }>['value']

/** How far somebody has come who types a sheet, or the row that is wrong. */
export function typingWords(text: string): { hint: string; error: string } {
  const { right, wrong } = typedSoFar(text)
  if ((wrong ?? right) > recoverySheetRows)
    return { hint: '', error: `一份恢复单只有${recoverySheetRows}行，多出来了。两份请分开输入。` }
  if (wrong !== null) return { hint: '', error: `第${wrong}行输得不对，请照纸上的再核对一遍。` }
  if (right === recoverySheetRows) return { hint: `${recoverySheetRows}行都对`, error: '' }
  return {
    hint: right ? `前${right}行对，共${recoverySheetRows}行` : `共${recoverySheetRows}行，可以用扫码枪`,
    error: '',
  }
}

/** What is known of sheets on paper; it is advice, so it only ever says so quietly. */
export function printedWords(printed: Printed): { done: boolean; text: string } {
  if (!printed)
    return {
      done: false,
      text: '本机没有打印过恢复单的记录。建议打印一套，分开保管：电脑和备份都没有了，也打得开下级加密报来的文件。',
    }
  const what = `${printDate(printed.on)}，${printed.kind === 'whole' ? '一份' : '三份，任意两份可恢复'}`
  if (printed.current) return { done: true, text: what }
  return {
    done: false,
    text: `打印过的恢复单（${what}）是以前那把密钥的，留着还能找回它。现在这把的，请重新打印一套。`,
  }
}

/** What can be read again. */
export function restoredWords({ as, protection }: Restored): { title: string; lines: string[] } {
  if (as === 'held') return { title: '这把密钥没有丢', lines: ['恢复单是好的，密钥也好好的在本机上，没有改动。'] }
  const lines =
    as === 'current'
      ? ['下级照登记文件加密报来的文件，又能打开了。以前打不开的，插U盘再收一次。']
      : [
          '下级照以前的登记文件加密报来的文件，又能打开了。以前打不开的，插U盘再收一次。',
          '现在的密钥没有变，两把都能用。',
        ]
  lines.push('恢复单只管打开文件，不管签名。签名的密钥也丢了的，要重新写登记文件、打印密钥卡，送上级和下级确认。')
  if (protection === 'none') lines.push('找回的密钥没有口令保护，请保管好这台电脑。')
  return { title: '解密密钥找回来了', lines }
}
