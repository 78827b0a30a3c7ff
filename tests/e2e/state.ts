import type { Page } from '@playwright/test'
import type { OpenWindow } from '../../scripts/windows.mjs'

/** What the states of the pictures stand on: three profiles, and what lies in them. */
export interface Ground {
  community: string
  street: string
  stick: string
  meeting: string
  member: string
  /** A report that the street has. */
  sent: { id: string; file: string }
  /** The street's own card, and its file. */
  above: { file: string; fingerprint: string }
  /** A stick with the file of an office that changed its key. */
  renewed: string
  /** A stick with the street's reply to the community, in which something is returned. */
  replied: string
  /** A stick for the street: a correction, another period, what it has, a damaged one, one of an office not known. */
  carried: string
}

/** One page in one state: its picture's name, its address, what is done there first, and what is brought into sight. */
export type State = readonly [
  name: string,
  route: string,
  act?: (window: OpenWindow, ground: Ground) => Promise<unknown>,
  show?: (page: Page) => Promise<unknown>,
]
