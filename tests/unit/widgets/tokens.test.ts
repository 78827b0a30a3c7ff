import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tokenSheet } from '../../../src-renderer/widgets/theme'
import { contrastPairs, dark, light, type Palette } from '../../../src-renderer/widgets/tokens'

/** Relative luminance of WCAG 2.1. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const palettes: [string, Palette][] = [
  ['light', light],
  ['dark', dark],
]

describe('tokens', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
  it.each(palettes)('every pair of text and ground is readable: %s', (_, palette) => {
    const low = contrastPairs
      .map(([front, back, least]) => ({ front, back, least, has: contrast(palette[front], palette[back]) }))
      .filter(({ has, least }) => has < least)
    expect(low).toEqual([])
  })
  it('are given to the page as variables, and paper is always light', () => {
    const sheet = tokenSheet()
    expect(sheet).toContain(`--on-accent:${light.onAccent};`)
    expect(sheet).toContain('--size-top-bar:48px;')
    expect(sheet).toContain('--type-line-read:1.75;')
    const [screen, print] = sheet.split('@media print') as [string, string]
    expect(screen).toContain(`--paper:${dark.paper};`)
    expect(print).toContain(`--paper:${light.paper};`)
    expect(print).not.toContain(dark.paper)
  })
  it('the skeleton that paints first has the same colours', () => {
    const css = readFileSync(join(__dirname, '../../../src-renderer/shell/skeleton.css'), 'utf8')
    const [day, night] = css.split('@media (prefers-color-scheme: dark)') as [string, string]
    const colours = (text: string) => new Set(text.match(/#[0-9a-f]{6}/g))
    const of = ({ paper, ground, ink, line }: Palette) =>
      new Set([paper, ground, ink, line].map(colour => colour.toLowerCase()))
    expect(colours(day)).toEqual(of(light))
    expect(colours(night)).toEqual(of(dark))
  })
})
