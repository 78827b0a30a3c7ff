import { describe, expect, test } from 'vitest'
import { checkPack } from '../../../src-shared/points/check-pack'
import { packDifference } from '../../../src-shared/points/pack-difference'
import { packLibrary, shippedPacks, PointsPack, type PackItem } from '../../../src-shared/points/pack'

const community = shippedPacks[0]!
const found = (more: Partial<PointsPack>) =>
  checkPack({ ...community, ...more }).map(one => `${one.code} ${one.path!.join('.')}`)
const items = (code: string, more: Partial<PackItem>) => ({
  items: community.items.map(item => (item.code === code ? { ...item, ...more } : item)),
})
const differences = (more: Partial<PointsPack>) => packDifference(community, { ...community, ...more })

describe('what is wrong with a pack', () => {
  test.each(packLibrary.map(pack => [pack.id, pack] as const))('nothing with %s', (_, pack) => {
    expect(checkPack(pack).filter(({ severity }) => severity === 'error')).toEqual([])
  })
  test('a code that stands for two things', () => {
    expect(found(items('A2', { code: 'A1' }))).toEqual(['code-twice items.1.code'])
    expect(found(items('A3', { code: 'B0' }))).toEqual(['code-twice items.2.code'])
  })
  test('a cap below one delta, and one longer than the cycle', () => {
    expect(found(items('B2', { cap: 1 }))).toEqual(['cap-below-delta items.4.cap'])
    expect(found({ cycle: 'month', items: [{ ...community.items[0]!, capPer: 'quarter' }], classes: [] })).toEqual([
      'cap-longer-than-cycle items.0.capPer',
    ])
  })
  test('a sign against its group', () => {
    expect(found(items('D1', { deltas: [4] }))).toEqual(['delta-sign items.8.deltas'])
    expect(found(items('B5', { deltas: [4, -2] }))).toEqual(['delta-sign items.7.deltas'])
    expect(found(items('A1', { deltas: [1, -1] }))).toContain('delta-sign items.0.deltas')
  })
  test('trap: no fact counted twice: one status at one kind of meeting belongs to one item', () => {
    const [first] = community.items
    expect(found(items('A2', { facts: first!.facts }))).toEqual(['fact-twice items.1.facts'])
  })
  test('blocks that are not there or hold nothing, honours in a block', () => {
    const blocks = [{ code: 'K', name: '学习', base: 10, floor: 0, ceiling: 8 }]
    expect(found({ ...items('A1', { block: 'K' }), blocks })).toEqual(['block-limits blocks.0.base'])
    expect(found(items('A1', { block: 'K' }))).toEqual(['block-unknown items.0.block'])
    expect(found({ ...items('C1', { block: 'K' }), blocks: [{ ...blocks[0]!, base: 0 }] })).toContain(
      'honour-in-block items.13.block',
    )
  })
  test('measured items have one delta and come from no meeting', () => {
    expect(found(items('B5', { per: 2 }))).toEqual(['measured-deltas items.7.deltas'])
    expect(found(items('A1', { per: 2 }))).toEqual(['measured-attendance items.0.per'])
    expect(found(items('A1', { deltas: [1, 2] }))).toEqual(['attendance-deltas items.0.deltas'])
  })
  test('classes that name no item, or that nobody can be in', () => {
    const [core, probationary] = community.classes
    expect(found({ classes: [{ ...core!, off: ['Z9'] }] })).toEqual(['item-unknown classes.0.off'])
    expect(found({ classes: [probationary!, { ...core!, when: 'probationary' }] })).toEqual([
      'class-never classes.1.when',
    ])
    expect(found({ base: { ...community.base, byClass: { nobody: 10 } } })).toEqual(['class-unknown base.byClass'])
  })
  test('a class under the code of everybody else, and an item that it says two things of', () => {
    const [core] = community.classes
    const times = { items: ['D1'], numerator: 3, denominator: 2 }
    expect(found({ classes: [{ ...core!, code: 'ordinary' }] })).toEqual(['class-reserved classes.0.code'])
    expect(found({ classes: [{ ...core!, multiply: [times, times] }] })).toEqual([
      'class-item-twice classes.0.multiply',
    ])
    expect(found({ classes: [{ ...core!, multiply: [times], off: ['D1'] }] })).toEqual([
      'class-item-twice classes.0.multiply',
    ])
  })
  test('a code of signs that mean something elsewhere', () => {
    const codeOf = (code: string) => PointsPack.safeParse({ ...community, ...items('B2', { code }), classes: [] })
    for (const code of ['B@2', 'B 2', 'B、2', 'B×2', 'B|2', 'B:2']) expect(codeOf(code).success).toBe(false)
    for (const code of ['B-2', 'B.2', 'X1', '帮扶2']) expect(codeOf(code).success).toBe(true)
  })
  test('a floor above what somebody begins with', () => {
    expect(found({ floor: 150 })).toEqual(['floor-above-base floor'])
    expect(found({ floor: 100, base: { ...community.base, byClass: { core: 90 } } })).toEqual([
      'floor-above-base floor',
    ])
  })
  test('bands that overlap', () => {
    const bands = [140, 180].map(from => ({ from, name: '合格', note: '' }))
    expect(found({ bands })).toEqual(['bands-overlap bands.1.from'])
  })
  test('a day that is not the first, a version that is not the id’s, limits the wrong way round', () => {
    expect(found({ from: '2026-07-02' })).toEqual(['from-not-first from'])
    expect(found({ version: 2 })).toEqual(['version-differs version'])
    expect(found({ floor: 20, ceiling: 10 })).toContain('ceiling-below-floor ceiling')
  })
  test('a share of last year is at most all of it, and by the year', () => {
    const carry = { numerator: 6, denominator: 5 }
    expect(found({ base: { ...community.base, carry } })).toEqual(['carry-above-whole base'])
    expect(found({ cycle: 'quarter', base: { ...community.base, carry } })).toContain('carry-not-yearly base')
  })
  test('caps above the ceiling are asked about and stop nothing', () => {
    const [one] = checkPack({ ...community, ...items('B1', { cap: 20 }) })
    expect([one!.code, one!.severity]).toEqual(['caps-above-ceiling', 'warning'])
    expect(one!.message).toContain('102 分，超过最高分 100 分')
  })
})

describe('the difference of two versions in words', () => {
  test('nothing where nothing differs', () => {
    expect(differences({})).toEqual([])
  })
  test('nothing that differs goes unsaid', () => {
    const { base, bands, classes, vetoes } = community
    expect(differences({ base: { ...base, code: 'Q0', name: '起点分' } })).toEqual([
      '基础分编号 B0 → Q0',
      `基础分名称 ${base.name} → 起点分`,
    ])
    expect(differences({ ledger: 'dual' })).toEqual(['适用 在册党员 → 双报到党员'])
    expect(differences({ bands: [{ ...bands[0]!, note: '另议' }, ...bands.slice(1)] })).toEqual([
      `“${bands[0]!.name}”说明 ${bands[0]!.note} → 另议`,
    ])
    expect(differences({ classes: [{ ...classes[0]!, source: '支部' }, ...classes.slice(1)] })).toEqual([
      `分类core 出处 ${classes[0]!.source} → 支部`,
    ])
    expect(differences({ vetoes: [{ ...vetoes[0]!, source: '支部' }, ...vetoes.slice(1)] })).toEqual([
      `V1 出处 ${vetoes[0]!.source} → 支部`,
    ])
    const [first, second, ...others] = classes
    expect(differences({ classes: [second!, first!, ...others] })[0]).toMatch(
      /^分类次序 core、probationary.* → probationary、core/,
    )
  })
  test('caps, deltas, units and what produces it', () => {
    expect(differences(items('A1', { cap: 20, deltas: [2], capPer: 'month', facts: [] }))).toEqual([
      'A1 每次 +0.5 → +1',
      'A1 上限 8 → 10',
      'A1 上限按 年 → 月',
      'A1 事实来源 支部党员大会、党小组会、党课：到会 → 手工登记',
    ])
    expect(differences(items('B1', { cap: null, per: 1 }))).toEqual([
      'B1 计量 每2小时 → 每小时',
      'B1 上限 8 → 无',
      'B1 上限按 年 → 无',
    ])
  })
  test('what came and what went', () => {
    const [first, ...rest] = community.items
    expect(differences({ items: [...rest, { ...first!, code: 'A9' }] })).toEqual([
      '去掉 A1 支部党员大会、党小组会、党课到会',
      '新增 A9 支部党员大会、党小组会、党课到会',
    ])
  })
  test('the frame, the classes and the bands', () => {
    const classes = community.classes.map(one => (one.code === 'assisted' ? { ...one, off: ['D1'] } : one))
    const base = { ...community.base, points: 140, carry: { numerator: 1, denominator: 5 } }
    expect(differences({ base, ceiling: null, classes, bands: [] })).toEqual([
      '基础分 60 → 70',
      '上年结转 无 → 1/5',
      '最高分 100 → 无',
      '分类assisted 不适用 B1、D1 → D1',
      '分档提示 90起优秀候选、70起合格、60起基本合格、0起不合格候选 → 无',
    ])
  })
})
