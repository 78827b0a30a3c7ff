/** `新增 208 人，更新 6 人`: what an import does, without what it doesn't; `名册没有变化` where it does nothing. */
export function countWords(counts: { new: number; changed: number; same: number }, between = '，'): string {
  const words = [
    counts.new && `新增 ${counts.new} 人`,
    counts.changed && `更新 ${counts.changed} 人`,
    counts.same && `相同 ${counts.same} 人`,
  ].filter(Boolean)
  return words.join(between) || '没有可以写入的'
}
