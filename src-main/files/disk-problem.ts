import { problem, type Problem } from '../../src-shared/problem'

const words: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘或U盘已满，没有写成。请清出空间，或换一个U盘再写。',
  EROFS: '磁盘或U盘是只读的，没有写成。请检查写保护开关。',
  EACCES: '没有写入这个文件夹的权限。请换一个文件夹。',
  EPERM: '文件被别的程序占用或不允许写入。请关闭占用它的程序再试。',
  EBUSY: '文件被别的程序占用。请关闭占用它的程序再试。',
  ENOENT: '找不到这个文件或文件夹。请检查U盘是否还插着。',
  EISDIR: '这是文件夹，不是文件。请选择文件。',
  ENOTDIR: '这不是文件夹。请选择文件夹。',
  EIO: '磁盘或U盘读写出错，可能已经拔出或损坏。请换一个U盘再写。',
}

/** What the disk refused, as a problem the clerk can act on. Throws what is not the disk's. */
export function diskProblem(error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code
  if (!code) throw error
  return problem(
    `disk-${code.toLowerCase()}`,
    words[code] ?? `磁盘读写失败。请检查磁盘或U盘后再试；还不行，请把编号 ${code} 告诉街道信息员。`,
  )
}
