import { problem } from './problem'

/** What is written is read back from the disk before anything is acknowledged. */
export const readBackFailed = problem('read-back-failed', '写入后读回不一致，U盘可能有问题。请换一个U盘重新写出。')
