import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { CommandOutput } from '../../engine/client'

/** What was written to a stick in this sitting, so that the page still says so after its cover was printed. */
export const useSent = defineStore('sent', () => ({
  last: shallowRef<(CommandOutput<'upstream.export'> & { time: string }) | null>(null),
  coverOpened: ref(false),
}))
