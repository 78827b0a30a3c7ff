import { done, problem, refused, type Outcome, type Problem } from '../problem'
import type { Child } from './child'

type Keys = Pick<Child, 'publicKey' | 'epoch' | 'lastGood' | 'earlierKeys'>

/** Whether an accepted bundle lies behind the last good one of the key that it stands on. */
export function isDoubtful(office: Keys, { epoch, sequence }: { epoch: number; sequence: number }): boolean {
  const key = [office, ...(office.earlierKeys ?? [])].find(one => one.epoch === epoch)
  return key?.lastGood !== undefined && sequence > key.lastGood
}

export const keyRevoked = (officeName: string): Problem =>
  problem(
    'bundle-key-revoked',
    `${officeName}的密钥已经停用，这一份在最后一份可信的以后，没有收。请该单位更换密钥，送来新的密钥卡，重新写出。`,
  )

/** A bundle that verified, as far as these rules look at it. */
interface Signed {
  info: { officeName: string; epoch: number; sequence: number }
  /** The key that it was verified with. */
  publicKey: string
}

/** The keys that an office's bundles are verified with, the one that stands first. */
export function keysOf({ publicKey, earlierKeys = [] }: Keys): string[] {
  return [publicKey, ...earlierKeys.map(earlier => earlier.publicKey)]
}

/**
 * Whether a bundle may stand on the key that signed it. Each key has its epoch, so a key that was lost signs nothing for
 * the epoch after it; under a former key only what was accepted before is known again; behind the last good sequence of
 * a revoked key nothing is.
 * @param known whether this very bundle was accepted before
 */
export function mayStand(office: Keys, { info, publicKey }: Signed, known: boolean): Outcome<null> {
  const current = publicKey === office.publicKey
  const key = current ? office : office.earlierKeys?.find(earlier => earlier.publicKey === publicKey)
  if (info.epoch !== key?.epoch)
    return refused(
      problem(
        'bundle-epoch',
        `${info.officeName}换过电脑或密钥，还没有重新确认，没有收。请该单位重新送来密钥卡，当面核对。`,
      ),
    )
  if (key.lastGood !== undefined && info.sequence > key.lastGood) return refused(keyRevoked(info.officeName))
  if (!current && !known)
    return refused(
      problem(
        'bundle-epoch',
        `这份文件是${info.officeName}用更换以前的密钥写的，没有收。请该单位用现在的密钥重新写出。`,
      ),
    )
  return done(null)
}
