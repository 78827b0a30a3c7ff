import { done, refused, type Outcome } from '../problem'
import { parseBagInfo, toBagInfo } from './bagit'
import { bundleFormat, BundleInfo, bundleSchema } from './bundle-info'
import { bundleName } from './bundle-name'
import { refusals } from './refusals'

/** Where each fact of a bundle stands in `bag-info.txt`. */
const labels: readonly [key: keyof BundleInfo, label: string][] = [
  ['officeName', 'Source-Organization'],
  ['date', 'Bagging-Date'],
  ['format', 'Qinlin-Format'],
  ['schema', 'Qinlin-Schema'],
  ['kind', 'Qinlin-Kind'],
  ['office', 'Qinlin-Office'],
  ['epoch', 'Qinlin-Epoch'],
  ['sequence', 'Qinlin-Sequence'],
  ['previous', 'Qinlin-Previous'],
  ['period', 'Qinlin-Period'],
  ['revision', 'Qinlin-Revision'],
  ['cutoff', 'Qinlin-Cutoff'],
  ['recipient', 'Qinlin-Recipient'],
  ['addressee', 'Qinlin-Addressee'],
  ['detail', 'Qinlin-Detail'],
  ['note', 'External-Description'],
]

/** Empty where absent. */
const mayBeAbsent: readonly string[] = ['previous', 'recipient']

/** The newest bundle a receiver understands. */
export interface Newest {
  format: number
  schema: number
}

export const newestHere: Newest = { format: bundleFormat, schema: bundleSchema }

/** @param payload files below `data/` with their sizes, for BagIt's own count */
export function writeBagInfo(info: BundleInfo, payload: readonly { bytes: Uint8Array }[]): string {
  const octets = payload.reduce((sum, file) => sum + file.bytes.length, 0)
  return toBagInfo([
    ...labels.map(([key, label]): [string, string] => [label, String(info[key] ?? '')]),
    ['External-Identifier', bundleName(info)],
    ['Payload-Oxum', `${octets}.${payload.length}`],
  ])
}

/** Reads what a bundle says of itself. A newer format or schema is refused by name before anything else is looked at. */
export function readBagInfo(text: string, newest: Newest): Outcome<BundleInfo> {
  const fields = parseBagInfo(text)
  if (!fields) return refused(refusals.contents('bag-info.txt'))
  if ((wholeNumber(fields.get('Qinlin-Format')) ?? 0) > newest.format) return refused(refusals.newerFormat())
  if ((wholeNumber(fields.get('Qinlin-Schema')) ?? 0) > newest.schema) return refused(refusals.newerSchema())
  const said = labels.map(([key, label]) => {
    const text = fields.get(label) ?? (mayBeAbsent.includes(key) ? '' : undefined)
    return [key, BundleInfo.shape[key].def.type === 'number' ? wholeNumber(text) : text]
  })
  const info = BundleInfo.safeParse(Object.fromEntries(said))
  if (!info.success) return refused(refusals.contents('bag-info.txt'))
  return (info.data.kind === 'enrolment') === (info.data.sequence === 0)
    ? done(info.data)
    : refused(refusals.contents('bag-info.txt'))
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
}
