import type { Deed } from '../../roster/deeds/deed'
import type { Home } from './home-deeds'

/** Everything personal of a household, or of one who lives or lived there, erased for good: from the journal and this PC's backups too. */
export function eraseDeed({ id, door, residents }: Home): Deed {
  const people = residents.map(one => ({ value: one.id, label: one.here ? one.name : `${one.name}（已迁出）` }))
  return {
    question: `按规定删除${door}的个人信息`,
    deed: '删除',
    remedy:
      '姓名、电话、标签、走访中写的情况，以及本户联系人和本户、本网格记录中写到姓名的那几段文字，从台账、操作日志和本机的备份里一并删除，不能恢复；走访过几次仍然计数。没有交上的草稿、封存信息不在内，请另行删除。拷在U盘和别的电脑上的备份删不到，请自己删掉。只是登记错了的，用“删除”。',
    fields: [
      {
        name: 'whose',
        label: '删谁的',
        as: 'choice',
        options: [{ value: id, label: '整户（户主、居民、走访情况）' }, ...people],
      },
      { name: 'reason', label: '依据', as: 'text', hint: '如：本人要求、已搬离，见某年某月某日申请' },
    ],
    initial: { whose: people[0]?.value ?? id },
    run: (engine, { whose = '', reason = '' }, command) =>
      engine.run('grid.erase', { of: whose === id ? 'household' : 'resident', id: whose, reason }, command),
    said: '已按规定删除个人信息',
  }
}
