import { isDocument } from '../../../../src-shared/documents'

const document: string = 'points-appeal'
const isThere = isDocument(document)

/** Where the form of an objection is printed; none while there is no such document. */
export const appealForm = isThere ? (id: string) => `/print/${document}/${id}` : null

/** The same with nothing filled in, for those who write themselves. */
export const blankAppealForm = isThere
  ? (branch: string) => ({ path: `/print/${document}/blank`, query: branch ? { branch } : {} })
  : null
