import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { DocumentName } from '../../src-shared/documents'

/** A document that isn't on the books yet: its data waits here for the preview, under the id `draft`. */
export const usePreview = defineStore('preview', () => ({
  draft: shallowRef<{ document: DocumentName; data: unknown } | null>(null),
}))
