import * as fs from 'node:fs'
import * as path from 'node:path'
import { readIfThere } from '../files/read-if-there'
import { flushFolder } from '../files/write-flushed'
import { settleCarried } from './carried'
import { writeKeyFile } from './write-key-file'

/** A change of the signing key that was decided: the texts of the new files. */
export interface Renewal {
  epoch: number
  key: string
  pub: string
  /** The former key's signature over the new public key. */
  vouched: string
}

const decided = 'renewal.json'

/** The one file that decides: from here on it is finished, whatever is killed. */
export function decideRenewal(folder: string, renewal: Renewal): void {
  writeKeyFile(folder, decided, JSON.stringify(renewal))
}

/**
 * Puts the new files in the place of the former ones, which are kept aside in `earlier/` under the epoch that follows
 * them. Each step may run twice.
 * @param begin begins the epoch in the ledger of used sequences
 */
export function finishRenewal(folder: string, begin: (epoch: number) => void): void {
  const text = readIfThere(path.join(folder, decided))
  if (text === null) return
  const { epoch, key, pub, vouched } = JSON.parse(text) as Renewal
  const write = (name: string, content: string) => writeKeyFile(folder, name, content)
  const former = (name: string) => readIfThere(path.join(folder, name))
  fs.mkdirSync(path.join(folder, 'earlier'), { recursive: true, mode: 0o700 })
  for (const ending of ['key', 'pub']) {
    const aside = path.join('earlier', `before-${epoch}.${ending}`)
    if (former(aside) === null) write(aside, former(`signing.${ending}`) ?? '')
  }
  begin(epoch)
  write('signing.pub.minisig', vouched)
  write('signing.key', key)
  write('signing.pub', pub)
  settleCarried(folder)
  fs.rmSync(path.join(folder, decided))
  flushFolder(folder)
}
