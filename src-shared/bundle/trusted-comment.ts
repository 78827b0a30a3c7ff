import { bundleKinds, type BundleInfo, type BundleKind } from './bundle-info'

/** What the signature's trusted comment repeats, so that a signature made for one purpose can't serve another. */
export type Purpose = Pick<BundleInfo, 'office' | 'epoch' | 'sequence' | 'kind'>

const shape = /^qinlin office=(\d{12}) epoch=(\d{1,15}) sequence=(\d{1,15}) kind=([a-z]+)$/

/** `qinlin office=371722001001 epoch=1 sequence=7 kind=report` */
export function trustedComment({ office, epoch, sequence, kind }: Purpose): string {
  return `qinlin office=${office} epoch=${epoch} sequence=${sequence} kind=${kind}`
}

/** What an office's former key says when it vouches for the next one; no bundle's comment reads like it. */
export function rotationComment({ office, epoch }: Pick<Purpose, 'office' | 'epoch'>): string {
  return `qinlin office=${office} epoch=${epoch} rotation`
}

/** Reads a trusted comment; null for any other text, also for another spelling of the same. */
export function parseTrustedComment(text: string): Purpose | null {
  const [, office, epoch, sequence, word] = shape.exec(text) ?? []
  const kind: BundleKind | undefined = bundleKinds.find(known => known === word)
  if (!office || !kind) return null
  const purpose = { office, epoch: Number(epoch), sequence: Number(sequence), kind }
  return trustedComment(purpose) === text ? purpose : null
}
