/**
 * What the window is called in the task bar: two of two offices must be told apart.
 * @param books name of the profile's folder; null of the user's own
 */
export function windowTitle(office: string | null, books: string | null): string {
  const program = office ? `${office} – 亲邻台账` : '亲邻台账'
  return books ? `${program}（数据文件夹 ${books}）` : program
}
