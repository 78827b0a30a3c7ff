import { expect, it } from 'vitest'
import { hidesNumber, maskId, maskPhone } from '../../../src-shared/roster/masks'

it('a paper has numbers to show only where digits are hidden on it', () => {
  const paper = (text: string | null) => ({ title: ['3号楼', '“两长两员”公示卡'], rows: [['楼栋长', '王强', text]] })
  for (const hidden of [maskPhone('13800005678'), maskPhone('0315-2345678'), maskId('130203196801011234')])
    expect(hidesNumber(paper(hidden)), String(hidden)).toBe(true)
  for (const open of [null, '', '13800005678', '5*8户', '****', '*必填'])
    expect(hidesNumber(paper(open)), String(open)).toBe(false)
  expect(hidesNumber(undefined)).toBe(false)
})
