import { printRate } from '../../../../src-shared/upstream/figure'
import { aspectKeys, aspects, type AspectKey, type StructureRow } from '../../../../src-shared/roster/structure'

/** A band as it is drawn and listed: its number, and what it is a part of. */
export interface BandLine {
  aspect: AspectKey
  band: string
  label: string
  numerator: number
  denominator: number
  rate: string
}

export interface AspectLines {
  aspect: AspectKey
  label: string
  bands: readonly BandLine[]
}

/** The make-up of some people, aspect by aspect; what is unknown of nobody is left out. */
export function linesOf(row: StructureRow): AspectLines[] {
  return aspectKeys.map(aspect => ({
    aspect,
    label: aspects[aspect].label,
    bands: row.shares
      .filter(share => share.aspect === aspect && (share.band !== 'unknown' || share.numerator > 0))
      .map(({ band, numerator, denominator }) => ({
        aspect,
        band,
        label: labelOf(aspect, band),
        numerator,
        denominator,
        rate: printRate(numerator, denominator),
      })),
  }))
}

function labelOf(aspect: AspectKey, band: string): string {
  return aspects[aspect].bands.find(({ key }) => key === band)!.label
}

/** A number that somebody opened: whose, and what it is called above the people. */
export interface Chosen {
  /** Id of the branch; empty for all. */
  branch: string
  aspect?: AspectKey | undefined
  band?: string | undefined
  label: string
}
