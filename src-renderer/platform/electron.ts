import type { WindowCaller } from '../../src-shared/ipc'
import { portMessage } from '../../src-shared/ipc-names'
import type { Platform } from './platform'

interface Exposed extends WindowCaller {
  openEnginePort(): void
}

/** The preload's functions, where there is a preload. */
export function electronPlatform(): Platform | null {
  const exposed = (window as { qinlin?: Exposed }).qinlin
  if (!exposed) return null
  return {
    main: exposed,
    enginePort: () =>
      new Promise(resolve => {
        window.addEventListener('message', function receive(event) {
          if (event.source !== window || event.data !== portMessage || !event.ports[0]) return
          window.removeEventListener('message', receive)
          resolve(event.ports[0])
        })
        exposed.openEnginePort()
      }),
  }
}
