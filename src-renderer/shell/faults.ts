import type { App } from 'vue'
import type { useSession } from './session'

/** Whatever a page throws becomes the error page, with a number to read on the telephone; the books are not touched. */
export function noteFaults(app: App, session: ReturnType<typeof useSession>): void {
  const note = (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    session.fault = { message, time: new Date().toISOString() }
  }
  app.config.errorHandler = note
  window.addEventListener('unhandledrejection', event => note(event.reason))
}
