import type { EngineCaller } from '../../src-shared/ipc'
import type { Check } from './doctor'
import type { Reader } from './reader'

/** The sha-256 of everything that rows name in the content, each once. */
export async function contentNamed(reader: Reader): Promise<string[]> {
  const received = (await reader.all('received')).flatMap(({ segments }) => segments)
  const rows = [...(await reader.all('attachments')), ...(await reader.all('templates')), ...received]
  return [...new Set(rows.map(({ sha256 }) => sha256))]
}

/** Looks whether everything that rows name in the content is there: files of records, Word templates, and segments that were received. */
export async function checkContent(main: EngineCaller, reader: Reader): Promise<Check> {
  const what = { code: 'content', title: '附件、模板和收到的报送' }
  const files = await reader.all('attachments')
  const templates = await reader.all('templates')
  const received = await reader.all('received')
  const named = await contentNamed(reader)
  if (!named.length) return { ...what, ok: true, unset: true, detail: '还没有' }
  const damaged = new Set(await main['content.check']({ sha256s: named }))
  const lost = files.filter(({ sha256 }) => damaged.has(sha256))
  const gone = templates.filter(({ sha256 }) => damaged.has(sha256))
  const torn = received.filter(({ segments }) => segments.some(({ sha256 }) => damaged.has(sha256)))
  if (!lost.length && !gone.length && !torn.length)
    return { ...what, ok: true, detail: `${named.length}个文件，都能读回` }
  const names = lost.slice(0, 3).map(({ name }) => `“${name}”`)
  const which = [
    ...(lost.length ? [`附件${names.join('、')}${lost.length > 3 ? `等${lost.length}个` : ''}`] : []),
    ...(gone.length ? [`${gone.length}个 Word 模板`] : []),
    ...(torn.length ? [`${torn.length}份收到的报送`] : []),
  ]
  const instead = [
    ...(lost.length ? ['取下附件重新添加'] : []),
    ...(gone.length ? ['在“设置”的“会议文书”里重新选择'] : []),
    ...(torn.length ? ['请下级单位重新报送'] : []),
  ]
  return {
    ...{ ...what, ok: false },
    detail: `${which.join('，')}缺失或损坏。请在“设置”的“备份与恢复”里从备份文件补回附件；没有备份的，${instead.join('，')}`,
  }
}
