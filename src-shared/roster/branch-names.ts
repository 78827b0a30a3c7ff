import { halfWidth } from './plain-text'
import { shortName, type Organisation } from './organisation'

/** A branch's name as it is kept: NFC, no spaces; brackets full-width, as on seals. */
export function branchName(text: string): string {
  return halfWidth(text).normalize('NFC').replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）')
}

/**
 * A finder of organisations by what a spreadsheet calls them: the full name, or the short one (`和顺园党支部`) where only
 * one organisation is called so.
 */
export function branchFinder<O extends Pick<Organisation, 'name'>>(
  organisations: readonly O[],
): (name: string) => O | undefined {
  const full = new Map<string, O>()
  const short = new Map<string, O | undefined>()
  for (const organisation of organisations) {
    const name = branchName(organisation.name)
    full.set(name, organisation)
    short.set(shortName(name), short.has(shortName(name)) ? undefined : organisation)
  }
  return name => full.get(branchName(name)) ?? short.get(shortName(branchName(name)))
}
