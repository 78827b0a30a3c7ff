import { describe, expect, it } from 'vitest'
import { looksLikeFormula } from '../../../src-shared/bundle/formula'
import { buildBundle } from '../../../src-shared/bundle/write-bundle'
import { draft, tables } from './sample'
import { codesOf } from '../outcome'

describe('text that a spreadsheet would run', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x', ' =1', '\u3000＝1'])(
    '%j is a formula',
    text => expect(looksLikeFormula(text)).toBe(true),
  )

  it.each(['', '中共安平社区委员会', '第一支部（=）', 'a-b', ' 第一支部', '—党支部'])('%j is none', text =>
    expect(looksLikeFormula(text)).toBe(false),
  )

  it('for the name of a branch stops the export before a sequence is used, and says which', async () => {
    const [first, second] = tables.organisations
    const organisations = [first!, { ...second!, name: '＝HYPERLINK("x")' }]
    let signed = false
    const built = await buildBundle(
      draft({
        tables: { ...tables, organisations },
        sign: async () => {
          signed = true
          throw new Error('signed')
        },
      }),
    )
    expect(codesOf(built)).toEqual(['text-like-formula'])
    expect(built).toMatchObject({
      problems: [{ message: expect.stringContaining('＝HYPERLINK'), field: '党组织名称' }],
    })
    expect(signed).toBe(false)
  })
})
