import type { Problem } from '../../src-shared/problem'
import { createPinia } from 'pinia'
import { createApp, ref, watchEffect } from 'vue'
import { createRouter, createWebHashHistory } from 'vue-router'
import type { EngineClient } from '../engine/client'
import type { Platform } from '../platform'
import { useDrafts } from '../screens/drafts'
import { engineKey, officeKey, platformKey, type OfficeNow } from '../screens/engine'
import { useUndo } from '../screens/undo'
import { useAppearance } from '../widgets/appearance'
import { useNotice } from '../widgets/notice'
import App from './App.vue'
import { followAppearance } from './follow-appearance'
import { openingState } from './opening-state'
import { noteFaults } from './faults'
import { routes } from './routes'
import { useSession } from './session'
import { watchClosed } from './watch-closed'
import { windowTitle } from './window-title'

export interface Given {
  platform: Platform
  engine: EngineClient
  settings: Record<string, unknown>
  info: { version: string; operator: string | null; books: string | null }
}

const nothing: OfficeNow = { office: null, operators: [], today: '', since: null, lastSaved: null }

/**
 * A look at the disk and backups, in the background: a little after the start, so that it is quick, and from then on
 * every few minutes.
 * @param tell gets why nothing may be entered, null while it may: said before somebody types, not after
 */
function tendStore(engine: EngineClient, tell: (message: string | null) => void): void {
  const tend = () => void engine.tend({ reserve: true }).then(tell)
  setTimeout(tend, 5_000)
  setInterval(tend, 5 * 60_000)
}

/** What is said of a store that was made anew without asking: what is not as it was, or that all is. */
function rebuiltWords(entries: number, said: readonly Problem[]): string {
  const why = '上次硬盘没有写成，已重新生成数据。'
  if (said.length) return `${why}${said.map(({ message }) => message).join('')}`
  return `${why}到操作日志的第 ${entries} 项操作，请到“设置”的“操作日志”看一眼最后几项。`
}

/** Puts the frame into the page: first what state the books are in, then whatever that state shows. */
export async function mountFrame({ platform, engine, settings, info }: Given): Promise<void> {
  const app = createApp(App)
  const router = createRouter({ history: createWebHashHistory(), routes })
  const office = ref(nothing)
  app.use(createPinia())

  const session = useSession()
  const secured = watchClosed(engine, message => (session.closed = message))
  await useDrafts().begin(secured)
  session.begin({ engine: secured, version: info.version, settings, write: platform.main['settings.write'] })
  followAppearance(useAppearance(), session, platform)

  const current = secured.opening.ok ? await secured.query('office.current', {}) : null
  if (current?.ok) office.value = current.value
  watchEffect(() => (document.title = windowTitle(office.value.office?.name ?? null, info.books)))
  useUndo().begin(secured, office.value.lastSaved?.number ?? 0)
  const opening = openingState(secured.opening, office.value, info.operator)
  session.show(opening)
  if (opening.page === 'ready') session.workAs(opening.operator)
  const opened = secured.opening.ok ? secured.opening.value : null
  if (opened?.state === 'ready' && opened.rebuilt !== undefined)
    useNotice().say({ text: rebuiltWords(opened.rebuilt, opened.said ?? []) })
  secured.watch('office.current', {}, outcome => outcome.ok && (office.value = outcome.value))

  app.provide(engineKey, secured).provide(platformKey, platform).provide(officeKey, office)
  noteFaults(app, session)
  tendStore(secured, message => (session.closed = message))
  app.use(router).mount('#app')
}
