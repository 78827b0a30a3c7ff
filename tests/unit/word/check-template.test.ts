import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { templateLimits } from '../../../src-main/word/limits'
import { wordOutcome } from '../../../src-main/word/word-deeds'
import { codesOf } from '../outcome'
import { complaints } from './complaints'
import { changedTemplate, withParagraph } from './own-template'

const said = async (bytes: Uint8Array) => (await complaints(bytes)).map(({ code, message }) => `${code} ${message}`)
const withText = (text: string) => said(changedTemplate(withParagraph(text)))

describe('a template of the office', () => {
  it('fits with words, lines and known tags of its own', async () => {
    expect(await withText('本表由{党支部}留存。列席：{列席}　地点：{地点}')).toEqual([])
  })
  it('answers with what it makes of an invented meeting', async () => {
    const bytes = changedTemplate(withParagraph('存档：{次数}'))
    const checked = await wordOutcome({
      ...{ kind: 'check', name: 'x', document: 'meeting-record', bytes, limits: templateLimits },
    })
    const text = checked.ok ? (checked.value as { paragraphs: string[] }).paragraphs.join('\n') : ''
    expect(text).toContain('存档：2026年　第4次')
    expect(text).toContain('应到会有表决权党员')
    expect(text).not.toMatch(/[{}]/)
  })
  it('is refused with a tag that means nothing, by its name', async () => {
    expect(await withText('{会议地址}')).toEqual([
      expect.stringMatching(/^template-tag-unknown .*\{会议地址\}.*能用的填写项/),
    ])
  })
  it('is refused where a tag stands outside its list, with where it belongs', async () => {
    expect(await withText('{段落}')).toEqual([
      expect.stringMatching(/^template-tag-place .*\{段落\}.*\{#会议内容\} 与 \{\/会议内容\} 之间/),
    ])
  })
  it('is refused where a list is written as one text', async () => {
    expect(await withText('{会议内容}')).toEqual([expect.stringMatching(/^template-tag-list .*\{#会议内容\}/)])
  })
  it('is refused where the two ends of a list do not pair up', async () => {
    expect(await withText('{#签字}甲')).toEqual([expect.stringMatching(/^template-tag-unclosed .*\{\/签字\}/)])
    expect(await withText('甲{/签字}')).toEqual([expect.stringMatching(/^template-tag-unopened .*\{\/签字\}/)])
  })
  it('is refused where something needed was deleted, once for each, by its name', async () => {
    const without = changedTemplate(body => body.replace('{议题}', '').replace(/\{#?\/?表决情况\}/g, ''))
    expect(await said(without)).toEqual([
      expect.stringMatching(/^template-tag-missing .*\{议题\}/),
      expect.stringMatching(/^template-tag-missing .*\{表决情况\}/),
    ])
    const emptied = changedTemplate(body => body.replace(/\{#段落[^}]*\}\{段落\}\{\/段落\}/, ''))
    expect(await said(emptied)).toEqual([expect.stringMatching(/^template-tag-missing .*\{段落\}/)])
  })
  it('is refused where a tag was typed in full-width braces, and takes them where they are no tag', async () => {
    expect(await withText('｛议题｝')).toEqual([expect.stringMatching(/^template-tag-wide .*｛议题｝.*\{议题\}/)])
    expect(await withText('｛以下空白｝')).toEqual([])
  })
  it('is refused where braces are no pair, with the words beside them', async () => {
    expect(await withText('备注{见附件')).toEqual([expect.stringMatching(/^template-brace .*备注\{见附件/)])
    expect(await withText('备注}')).toEqual([expect.stringMatching(/^template-brace/)])
  })
  it('is refused where Word would fetch something from a network for it, and may have links', async () => {
    const rels = (type: string, target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`
    const settings = (type: string, target: string) =>
      said(changedTemplate(undefined, { 'word/_rels/settings.xml.rels': rels(type, target) }))
    for (const target of [
      'http://example.org/a.png',
      'https://example.org/t.dotm',
      '\\\\pc\\share\\t.dotm',
      'file://pc/t.dotm',
    ])
      expect(await settings('attachedTemplate', target), target).toEqual([expect.stringMatching(/^template-fetches/)])
    expect(await settings('hyperlink', 'https://example.org/')).toEqual([])
    expect(await settings('attachedTemplate', 'file:///C:/Users/Normal.dotm')).toEqual([])
  })
  it('is refused as any hostile Word file is', async () => {
    const codes = async (bytes: Uint8Array) => codesOf({ ok: false, problems: await complaints(bytes) })
    expect(await codes(strToU8('PK nothing'))).toEqual(['word-damaged'])
    expect(await codes(zipSync({ 'xl/workbook.xml': strToU8('x') }))).toEqual(['not-a-word-file'])
    expect(await codes(changedTemplate(undefined, { 'word/vbaProject.bin': 'x' }))).toEqual(['word-macros'])
    const bomb = changedTemplate(undefined, { 'word/media/a.bin': ' '.repeat(31_000_000) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await codes(bomb)).toEqual(['word-too-large'])
    const deep = changedTemplate(body =>
      body.replace('<w:sectPr', `${'<w:sdt>'.repeat(500)}${'</w:sdt>'.repeat(500)}<w:sectPr`),
    )
    expect(await codes(deep)).toEqual(['word-damaged'])
  })
})
