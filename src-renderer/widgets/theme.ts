import { cssVars, dark, font, layout, light, space, type } from './tokens'

export type Theme = 'light' | 'dark'

const kebab = (name: string) => name.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase())
const lines = (prefix: string, values: Record<string, number | string>, unit = '') =>
  Object.entries(values)
    .map(([name, value]) => `--${prefix}-${kebab(name)}:${value}${unit};`)
    .join('')

/** The tokens as one style sheet: measures once, colours for light and dark. What is printed is always light. */
export function tokenSheet(): string {
  const { lineUi, lineRead, ...sizes } = type
  const measures =
    lines('type', sizes, 'px') +
    lines('type', { lineUi, lineRead }) +
    lines('space', space, 'px') +
    lines('size', layout, 'px') +
    lines('font', font)
  return [
    `:root{color-scheme:light;${measures}${cssVars(light)}}`,
    `:root[data-theme='dark']{color-scheme:dark;${cssVars(dark)}}`,
    `@media print{:root,:root[data-theme='dark']{color-scheme:light;${cssVars(light)}}}`,
  ].join('\n')
}

/** Puts the tokens into the page; called once, before anything is drawn with them. */
export function installTokens(): void {
  const style = document.createElement('style')
  style.textContent = tokenSheet()
  // First in the page, so that a page's own sheets may set a measure otherwise.
  document.head.prepend(style)
}
