import { createPinia } from 'pinia'
import { createApp, ref } from 'vue'
import { createRouter, createWebHashHistory } from 'vue-router'
import type { EngineClient } from '../engine/client'
import type { Platform } from '../platform'
import { engineKey, officeKey, platformKey, type OfficeNow } from '../screens/engine'
import { useAppearance } from '../widgets/appearance'
import App from './App.vue'
import { followAppearance } from './follow-appearance'
import { openingState } from './opening-state'
import { noteFaults } from './faults'
import { routes } from './routes'
import { useSession } from './session'
import { watchSecured } from './watch-secured'

export interface Given {
  platform: Platform
  engine: EngineClient
  settings: Record<string, unknown>
  info: { version: string; operator: string | null }
}

const nothing: OfficeNow = { office: null, operators: [], today: '', since: null, lastSaved: null }

/** Puts the frame into the page: first what state the books are in, then whatever that state shows. */
export async function mountFrame({ platform, engine, settings, info }: Given): Promise<void> {
  const app = createApp(App)
  const router = createRouter({ history: createWebHashHistory(), routes })
  const office = ref(nothing)
  app.use(createPinia())

  const session = useSession()
  const secured = watchSecured(engine, () => (session.unsecured = true))
  session.begin({ engine: secured, version: info.version, settings, write: platform.main['settings.write'] })
  followAppearance(useAppearance(), session, platform)

  const current = secured.opening.ok ? await secured.query('office.current', {}) : null
  if (current?.ok) office.value = current.value
  const opening = openingState(secured.opening, office.value, info.operator)
  session.show(opening)
  if (opening.page === 'ready') session.workAs(opening.operator)
  secured.watch('office.current', {}, outcome => outcome.ok && (office.value = outcome.value))

  app.provide(engineKey, secured).provide(platformKey, platform).provide(officeKey, office)
  noteFaults(app, session)
  app.use(router).mount('#app')
}
