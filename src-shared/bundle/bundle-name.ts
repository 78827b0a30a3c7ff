import { isPeriod } from '../period'
import { bundleKinds, type BundleKind } from './bundle-info'

/** What the name of a bundle says: `371722001001-report-2026Q3-0007`. It names no person. */
export interface BundleName {
  office: string
  kind: BundleKind
  period: string
  sequence: number
}

const shape = /^(\d{12})-([a-z]+)-([0-9HQ-]+)-(\d{4,15})$/

/** The base directory inside a bundle. */
export function bundleName({ office, kind, period, sequence }: BundleName): string {
  return `${office}-${kind}-${period}-${String(sequence).padStart(4, '0')}`
}

/** The file a bundle is carried as. */
export function bundleFile(name: BundleName): string {
  return `${bundleName(name)}.qlb`
}

/**
 * The file that is carried: under a further ending where it is encrypted to somebody. A changed key counts from 1 again, so
 * from the second on its number is in the name, and nothing on a stick is written over by another report.
 */
export function carriedFile(info: BundleName & { epoch: number; recipient: string }): string {
  return `${bundleName(info)}${keyMark(info.epoch)}.qlb${info.recipient ? '.age' : ''}`
}

/** The public key that lies beside what was signed with it. */
export function keyFile({ office, epoch }: { office: string; epoch: number }): string {
  return `${office}${keyMark(epoch)}.pub`
}

const keyMark = (epoch: number) => (epoch > 1 ? `-k${epoch}` : '')
const carried = /(?:-k\d+)?\.qlb(?:\.age)?$/i

/** What the name of a carried file says; null where it says nothing. It is a hint: what counts is inside. */
export const parseCarriedFile = (file: string): BundleName | null =>
  carried.test(file) ? parseBundleName(file.replace(carried, '')) : null

/** Reads a base directory's name; null where it is none. Only the one spelling that `bundleName` writes is read. */
export function parseBundleName(text: string): BundleName | null {
  const [, office, word, period, digits] = shape.exec(text) ?? []
  const kind = bundleKinds.find(known => known === word)
  if (!office || !kind || !period || !isPeriod(period)) return null
  const name = { office, kind, period, sequence: Number(digits) }
  return bundleName(name) === text ? name : null
}
