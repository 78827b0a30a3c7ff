import { runs, type Deed } from '../../roster/deeds/deed'
import type { OnePerson } from './serving-deeds'

/** Everything personal of somebody who served and stands in no other record, erased for good: from the journal and this PC's backups too. */
export const erasePersonDeed = ({ id, name }: OnePerson): Deed => ({
  question: `按规定删除${name}的个人信息`,
  deed: '删除',
  remedy:
    '姓名、性别、电话、单位和卸任原因，从台账、操作日志和本机的备份里一并删除，不能恢复；在哪里任过什么职、走访过几次仍然计数，只是不再写是谁。没有交上的草稿不在内。拷在U盘和别的电脑上的备份删不到，请自己删掉。只是登记错了的，用“删除”。',
  fields: [{ name: 'reason', label: '依据', as: 'text', hint: '如：本人要求、已调离，见某年某月某日申请' }],
  run: runs('grid.erase', { of: 'person', id }),
  said: '已按规定删除个人信息',
})
