/** `新增 208 人，更新 6 ${unit}`: what an import does, without what it doesn't; `名册没有变化` where it does nothing. */
export function countWords(
  counts: { new: number; changed: number; same: number },
  between = '，',
  unit = '人',
): string {
  const words = [
    counts.new && `新增 ${counts.new} ${unit}`,
    counts.changed && `更新 ${counts.changed} ${unit}`,
    counts.same && `相同 ${counts.same} ${unit}`,
  ].filter(Boolean)
  return words.join(between) || '没有可以写入的'
}
