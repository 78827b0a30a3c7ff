import type { LocationQueryRaw } from 'vue-router'
import type { DocumentName } from '../../../../src-shared/documents'
import type { BallotKind } from '../../../../src-shared/meetings/ballots'

/** The papers that are printed from a form of their own: what each is called. */
export const paperKinds = {
  'year-book': '会议记录合订本',
  notice: '会议通知',
  admission: '接收预备党员表决票',
  regularisation: '预备党员转正表决票',
  election: '选举票',
  appraisal: '民主评议测评票',
} as const

export type PaperKind = keyof typeof paperKinds

export const isPaperKind = (text: string): text is PaperKind => Object.hasOwn(paperKinds, text)

/** What is typed for a paper; every field is text, as it stands in the address of the preview. */
export interface PaperForm {
  branch: string
  year: string
  kind: string
  date: string
  begins: string
  place: string
  about: string
  leave: string
  names: string
  post: string
  seats: string
  count: string
}

const fieldsOf: Record<'notice' | BallotKind | 'year-book', readonly (keyof PaperForm)[]> = {
  'year-book': ['year'],
  notice: ['kind', 'date', 'begins', 'place', 'about', 'leave'],
  admission: ['date', 'names', 'count'],
  regularisation: ['date', 'names', 'count'],
  election: ['date', 'names', 'post', 'seats', 'count'],
  appraisal: ['date', 'count'],
}

/** Whether a paper has a field. */
export const hasField = (paper: PaperKind, field: keyof PaperForm) => fieldsOf[paper].includes(field)

/** The preview of a paper, or of the sheets beside its ballots; what nobody filled in is left out. */
export function previewOf(
  paper: PaperKind,
  form: PaperForm,
  beside = false,
): { path: string; query: LocationQueryRaw } {
  const said = fieldsOf[paper].flatMap(field => (form[field].trim() ? [[field, form[field].trim()]] : []))
  const query = Object.fromEntries(said) as Record<string, string>
  const document: DocumentName =
    paper === 'year-book' ? paper : paper === 'notice' ? 'meeting-notice' : beside ? 'ballot-sheets' : 'ballots'
  const ballots = paper !== 'year-book' && paper !== 'notice'
  return { path: `/print/${document}/${form.branch}`, query: ballots ? { ...query, kind: paper } : query }
}
