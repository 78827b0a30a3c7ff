import { browserPlatform } from './browser'
import { electronPlatform } from './electron'
import type { Platform } from './platform'

export type { Platform }

/** Whichever platform the page finds itself on. */
export const platform = (): Platform => electronPlatform() ?? browserPlatform()
