import type { Dice } from './dice'

/** Surnames as often as they are met: the first lines several times as often as the last. */
const common = [
  ...'王李张刘陈王李张刘陈王李张杨黄赵吴周杨黄赵吴周',
  ...'徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢',
]
/** Read otherwise as surnames than as words. */
const readOtherwise = [...'单仇曾解查盖朴区任华覃乐翟尹宓缪员']
const compound = ['欧阳', '尉迟', '司马', '上官', '诸葛', '皇甫', '令狐', '万俟', '长孙', '夏侯']
const men = [...'明华强军杰涛志建国德文慧晓春红波鹏超勇辉刚健俊峰磊重长乐']
const women = [...'敏静丽芳娟秀英桂兰玉梅凤霞慧晓春红婷倩莉萍燕']
/** Characters outside what an old input method has; the last ones lie beyond the basic plane. */
const rare = [...'喆昇堃淼犇龑䶮', '𬭎', '𫖯', '𠅤', '𬀩']
const dotted = {
  men: ['买买提·艾力', '阿卜杜拉·吐尔逊', '巴特尔·苏和', '扎西·顿珠', '艾合买提·玉素甫'],
  women: ['古丽娜尔·买买提', '阿依古丽·艾山', '卓玛·央金', '帕提古丽·阿不都热依木'],
}

/** A name as rosters have them: one in fifty with a compound surname, one in a hundred with a dot or a rare character. */
export function sampleName(dice: Dice, male: boolean): string {
  if (dice.chance(1)) return dice.pick(male ? dotted.men : dotted.women)
  const kind = dice.below(100)
  const surname = dice.pick(kind < 2 ? compound : kind < 6 ? readOtherwise : common)
  const given = () => (dice.chance(1) ? dice.pick(rare) : dice.pick(male ? men : women))
  return surname + given() + (dice.chance(78) ? given() : '')
}
