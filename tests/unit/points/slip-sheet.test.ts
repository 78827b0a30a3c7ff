import { describe, expect, it } from 'vitest'
import { accountOf } from '../../../src-shared/points/account'
import { billRows } from '../../../src-shared/points/bill'
import { packLibrary, shippedPacks } from '../../../src-shared/points/pack'
import { printPoints } from '../../../src-shared/points/print-points'
import { slipSheet, type SlipContext } from '../../../src-shared/points/slip-sheet'
import { entry } from './example-entries'

const entries = [
  ...Array.from({ length: 18 }, () => entry('B1', 1, '2026-05-03', { note: '巡逻', evidence: '签到表' })),
  entry('D1', -4, '2026-09-20', { id: 'absent', source: 'attendance', note: '支部党员大会 第4次，无故缺席' }),
  entry('D1', 4, '2026-09-20', {
    id: 'back',
    source: 'reversal',
    reverses: 'absent',
    period: '2026-10',
    note: '请假条',
  }),
  entry('C1', 2, '2026-10-05', { note: '社区表彰' }),
]
const account = accountOf({ member: 'm', year: 2026, until: '2026-10-12', entries, packs: shippedPacks })
const context: SlipContext = {
  ...{ name: '刘德明', branch: '学府雅居党支部', unit: '', code: '371722001001', asOf: '2026-10-12', entry: 9 },
  ...{ printedOn: '2026-10-12', operator: '周敏', closedFor: () => '2026-09', resolution: null },
}
const slip = slipSheet(account, entries, context)

describe('a member’s slip', () => {
  it('is the bill of the account: raw, cap, counted, sums, honours, total', () => {
    const row = (name: string) => slip.bill.find(({ cells }) => cells[1] === name)?.cells
    expect(row('志愿服务')).toEqual(['B1', '志愿服务', '36 小时', '每2小时 +0.5', '9.0', '8', '8.0'])
    expect(slip.bill.find(({ cut }) => cut)?.cut).toBe('B1 超出上限 1.0 分，不计入')
    expect(row('加分合计')).toEqual(['', '加分合计', '', '', '9.0', '', '+8.0'])
    expect(row('表彰')![6]).toBe('+1.0')
    expect(row('截至10月12日')![6]).toBe('69.0')
    expect(slip.bill.map(({ kind }) => kind).filter((kind, i, all) => kind !== all[i - 1])).toEqual([
      ...['base', 'item', 'sum', 'item', 'sum', 'subtotal', 'item', 'total'],
    ])
  })

  it('trap 3: an item whose rule changed has a line for each rule, with its days; they make up the line', () => {
    const first = shippedPacks[0]!
    const next = {
      ...{ ...first, id: 'community.v2', version: 2, from: '2026-10-01' },
      items: first.items.map(item => (item.code === 'B1' ? { ...item, deltas: [2], cap: 20 } : item)),
    }
    const both = [
      entry('B1', 3, '2026-05-03', { amount: 12 }),
      entry('B1', 3, '2026-10-05', { amount: 6, pack: next.id }),
    ]
    const changed = accountOf({ member: 'm', year: 2026, until: '2026-10-12', entries: both, packs: [first, next] })
    const rows = slipSheet(changed, both, context).bill
    const at = rows.findIndex(({ cells }) => cells[0] === 'B1')
    expect(rows.slice(at, at + 3).map(({ kind, cells }) => [kind, ...cells])).toEqual([
      ['item', 'B1', '志愿服务', '', '', '3.0', '', '3.0'],
      ['part', '', '1月1日至9月30日', '6 小时', '每2小时 +0.5', '1.5', '8', '1.5'],
      ['part', '', '10月1日起', '3 小时', '每2小时 +1', '1.5', '10', '1.5'],
    ])
    expect(rows.filter(({ kind }) => kind === 'part')).toHaveLength(2)
  })

  it('says how hours are worked out that are no whole number of steps', () => {
    expect(slip.notes).toContain('B1：全年各次小时数合起来算，不足2小时的按比例，不到半分的去掉。')
  })

  it('says of each entry where it stands: behind a closed month, in a later one, taken back', () => {
    expect(slip.entries).toHaveLength(entries.length)
    expect(slip.entries[0]).toEqual(['5月3日', 'B1 巡逻（依据：签到表）', '+0.5', '已结账'])
    expect(slip.entries.slice(-3)).toEqual([
      ['9月20日', 'D1 支部党员大会 第4次，无故缺席', '−2.0', '已冲正，已结账'],
      ['9月20日', '红字冲正：D1 请假条', '+2.0', '记入10月'],
      ['10月5日', 'C1 社区表彰', '+1.0', ''],
    ])
  })

  it('trap 5: of who is not scored it has no total but the words, and by whose resolution', () => {
    const scored = { class: 'frail' }
    const unscored = accountOf({ member: 'm', year: 2026, until: '2026-10-12', entries, packs: shippedPacks, scored })
    const exempt = slipSheet(unscored, entries, { ...context, resolution: '2026年1月12日支部党员大会决议' })
    expect(exempt.bill[exempt.bill.length - 1]!.cells[6]).toBe('免积分')
    expect(exempt.notes[0]).toMatch(/^计分方式：.+（2026年1月12日支部党员大会决议）。$/)
  })

  it('of a pack of blocks shows each with its items, with what it began and to what it came', () => {
    const pack = packLibrary.find(({ blocks }) => blocks.length)!
    const [block] = pack.blocks as [(typeof pack.blocks)[number]]
    const item = pack.items.find(one => one.block === block.code)!
    const minus = entry(item.code, item.deltas[0]!, `${pack.from.slice(0, 4)}-03-02`, { pack: pack.id })
    const of = accountOf({
      member: 'm',
      year: Number(pack.from.slice(0, 4)),
      until: minus.date,
      entries: [minus],
      packs: [pack],
    })
    const rows = billRows(of)
    expect(rows.filter(({ code }) => code === item.code)).toHaveLength(1)
    const at = rows.findIndex(({ code }) => code === item.code)
    expect(rows[at + 1]!.name).toContain(`${block.name}（起始 `)
    expect(rows.filter(({ kind, name }) => kind === 'sum' && name.includes('起始'))).toHaveLength(pack.blocks.length)
    expect(rows[rows.length - 1]!.counted).toBe(printPoints(of.total!))
  })

  it('grades and ranks nobody, and is signed by hand', () => {
    expect(JSON.stringify(slip)).not.toMatch(/名次|排名|优秀|不合格/)
    expect(slip.hands).toEqual(['经办人（签字）', '本人（签字）'])
  })

  it('of a year without a pack and without entries says so', () => {
    const none = accountOf({ member: 'm', year: 2025, until: '2025-12-31', entries: [], packs: shippedPacks })
    expect(slipSheet(none, [], context)).toMatchObject({ entries: [], none: '2025年还没有积分记录。' })
    expect(billRows(none).map(({ kind }) => kind)).toEqual(['sum', 'subtotal', 'total'])
  })
})
