import { erasePerson } from './erase'
import { beginSealing, closeSealed, noteSealed, openSealed, removeSealed, sealedNotes, sealedState } from './sealed'

/** What can be done with what is sensitive, down to erasing somebody. */
export const sealedCommands = [erasePerson, beginSealing, openSealed, noteSealed, removeSealed] as const

/** What can be asked of it. */
export const sealedQueries = [sealedState, closeSealed, sealedNotes] as const
