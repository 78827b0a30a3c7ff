import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { decryptBytes, encryptBytes } from './encrypted-bytes'
import { newIdentity, recipientOf } from './identity'
import { lockIdentity, unlockIdentity } from './locked-identity'
import { NoMemory } from './passphrase-stanza'

/** The key of sealed notes while somebody has it open. */
export interface Vault {
  /** A new key under a passphrase. */
  make(passphrase: string): Promise<Outcome<{ recipient: string; keyFile: string }>>
  /** Opens it for one operator, until ten minutes pass without use. */
  unlock(asked: { keyFile: string; passphrase: string; operator: string }): Promise<Outcome<Record<string, never>>>
  lock(): void
  isOpen(operator: string): boolean
  seal(asked: { recipient: string; text: string }): Promise<string>
  /** The texts in boxes; refused while it is shut to this operator. A damaged box is null. */
  read(asked: { boxes: readonly string[]; operator: string }): Promise<Outcome<(string | null)[]>>
}

const leastLength = 8
const patience = 10 * 60_000
/** A note is at most so long, sealed or not. */
const limit = 64 * 1024

const shut = problem('sealed-shut', '封存信息没有打开，请先输入口令。')
const wrong = problem('sealed-passphrase-wrong', '口令不对，请再输一次，注意字母大小写。')
const short = problem('sealed-passphrase-short', '口令太短，至少要8个字符。请换一个长些的。')
const memory = problem('sealed-memory', '内存不够，没有做成。请关闭其他程序再试。')
const damaged = problem('sealed-damaged', '封存信息的密钥损坏，打不开。请从备份恢复，或联系街道信息员。')

/** @param clock milliseconds now */
export function createVault(clock: () => number): Vault {
  let open: { identity: string; operator: string; until: number } | null = null
  const isOpen = (operator: string) => open !== null && open.operator === operator && clock() < open.until
  return {
    isOpen,
    lock: () => void (open = null),
    async make(passphrase) {
      if ([...passphrase].length < leastLength) return refused(short)
      const identity = await newIdentity()
      try {
        return done({ recipient: await recipientOf(identity), keyFile: await lockIdentity(identity, passphrase) })
      } catch (error) {
        if (error instanceof NoMemory) return refused(memory)
        throw error
      }
    },
    async unlock({ keyFile, passphrase, operator }) {
      const unlocked = await unlockIdentity(keyFile, passphrase)
      if ('failed' in unlocked) return refused({ passphrase: wrong, memory, file: damaged }[unlocked.failed])
      open = { identity: unlocked.identity, operator, until: clock() + patience }
      return done({})
    },
    seal: async ({ recipient, text }) =>
      Buffer.from(await encryptBytes(Buffer.from(text), [recipient])).toString('base64'),
    async read({ boxes, operator }) {
      if (!open || !isOpen(operator)) {
        open = null
        return refused(shut)
      }
      open.until = clock() + patience
      const { identity } = open
      const texts: (string | null)[] = []
      for (const box of boxes) {
        const plain = await decryptBytes(Buffer.from(box, 'base64'), [identity], limit)
        texts.push(plain.ok ? Buffer.from(plain.value).toString('utf8') : null)
      }
      return done(texts)
    },
  }
}
