/** Why nothing may be entered on a disk that is nearly full. @param free bytes */
export function diskLow(free: number): { code: string; message: string } {
  const left = Math.floor(free / 1024 / 1024)
  return {
    code: 'disk-low',
    message: `硬盘快满了，只剩 ${left} MB。为了不丢数据，先不再登记，查看和打印照常。请清出空间，程序会自己恢复登记。`,
  }
}
