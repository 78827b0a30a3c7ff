import { pinyin } from 'pinyin-pro'

const known = new Map<string, string>()

/** How a person's name is read, without tones; remembered, because spelling is slow. */
export function nameSound(name: string): string {
  let sound = known.get(name)
  if (sound === undefined) known.set(name, (sound = pinyin(name, { toneType: 'none', surname: 'head', v: true })))
  return sound
}
