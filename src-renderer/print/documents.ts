import type { Component } from 'vue'
import type { DocumentName } from '../../src-shared/documents'
import MeetingRecord from './meetings/MeetingRecord.vue'
import SignIn from './meetings/SignIn.vue'
import Cover from './upstream/Cover.vue'
import KeyCard from './upstream/KeyCard.vue'

/** What lays a document out. Each takes the answer of its query as `data` and emits `laidOut` with its pages. */
export const layouts: Record<DocumentName, Component> = {
  'meeting-record': MeetingRecord,
  'sign-in': SignIn,
  'key-card': KeyCard,
  cover: Cover,
}
