/** What the journal calls a restore; it is no command, because nothing of it is a change of single rows. */
export const restoreName = 'office.restore'
