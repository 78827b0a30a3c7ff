import { watch } from 'vue'
import type { Platform } from '../platform'
import { isZoomStep, type useAppearance } from '../widgets/appearance'
import type { useSession } from './session'

/**
 * Carries zoom and theme from the store to the window, and keeps them: the theme for this PC, the zoom for each operator.
 * Before anybody is known, and before the books can be opened, it is the zoom that was last used on this PC.
 */
export function followAppearance(
  appearance: ReturnType<typeof useAppearance>,
  session: ReturnType<typeof useSession>,
  platform: Platform,
): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  appearance.systemIsDark = dark.matches
  dark.addEventListener('change', () => (appearance.systemIsDark = dark.matches))

  const choice = session.remembered('theme')
  if (choice === 'light' || choice === 'dark') appearance.choice = choice
  watch(
    () => appearance.theme,
    theme => (document.documentElement.dataset['theme'] = theme),
    { immediate: true },
  )
  watch(
    () => appearance.choice,
    theme => session.remember('theme', theme),
  )
  const last = session.remembered('zoom') ?? session.remembered(`zoom.${String(session.remembered('operator'))}`)
  const isKept = isZoomStep(last)
  if (isKept) appearance.zoom = last
  watch(
    () => appearance.zoom,
    factor => {
      void platform.main['window.zoom']({ factor })
      session.remember('zoom', factor)
      if (session.operator) session.remember(`zoom.${session.operator}`, factor)
    },
    { immediate: isKept },
  )
}
