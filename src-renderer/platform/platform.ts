import type { WindowCaller } from '../../src-shared/ipc'

/** What is outside the page. */
export interface Platform {
  main: WindowCaller
  /** A port to the main process for the data worker. */
  enginePort(): Promise<MessagePort>
}
