import { readFileSync } from 'node:fs'
import { exits } from './run'
import type { Streams } from './streams'

type Listing = 'commands' | 'queries'

export const isListing = (verb: string): verb is Listing => verb === 'commands' || verb === 'queries'

/**
 * Lists what can be done or asked without a profile: it is the same in all.
 * @param file what the build laid beside this program
 */
export async function listRegistry(
  listing: Listing,
  flags: ReadonlySet<string>,
  streams: Streams,
  file: string,
): Promise<number> {
  const list = (JSON.parse(readFileSync(file, 'utf8')) as Record<Listing, { name: string; title: string }[]>)[listing]
  await streams.result(
    flags.has('json')
      ? `${JSON.stringify(list)}\n`
      : list.map(({ name, title }) => `${name.padEnd(24)} ${title}\n`).join(''),
  )
  return exits.done
}
