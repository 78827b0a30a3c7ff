import { headingsOf } from '../../sheet-import/headings'
import { rosterFields } from './roster-fields'

export const { fieldOfHeading, chooseSheet } = headingsOf(rosterFields)
