import type { LocationQueryRaw } from 'vue-router'
import type { DocumentName } from '../../../../src-shared/documents'
import { ballotKinds, type BallotKind } from '../../../../src-shared/meetings/ballots'

/** The papers that are printed from a form of their own: what each is called. */
export const paperKinds = {
  'year-book': '会议记录合订本',
  notice: '会议通知',
  admission: '接收预备党员表决票',
  regularisation: '预备党员转正表决票',
  'election-request': '换届选举请示',
  'election-rules': '换届选举办法',
  'candidate-list': '候选人名单',
  election: '选举票',
  appraisal: '民主评议测评票',
} as const

export type PaperKind = keyof typeof paperKinds

/** Whether a paper is a set of ballots, which has sheets beside it. */
export const isBallotPaper = (paper: PaperKind): paper is BallotKind => Object.hasOwn(ballotKinds, paper)

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

const fieldsOf: Record<PaperKind, readonly (keyof PaperForm)[]> = {
  'year-book': ['year'],
  notice: ['kind', 'date', 'begins', 'place', 'about', 'leave'],
  admission: ['date', 'names', 'count'],
  regularisation: ['date', 'names', 'count'],
  'election-request': ['date', 'place', 'post', 'seats', 'names'],
  'election-rules': ['date', 'place', 'post', 'seats', 'names'],
  'candidate-list': ['date', 'post', 'names'],
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
  const [document, kind] = documentOf(paper)
  const shown = isBallotPaper(paper) && beside ? 'ballot-sheets' : document
  return { path: `/print/${shown}/${form.branch}`, query: kind ? { ...query, kind } : query }
}

/** The document that a paper is, and its kind where the document has several. */
function documentOf(paper: PaperKind): [DocumentName, kind?: string] {
  if (isBallotPaper(paper)) return ['ballots', paper]
  if (paper === 'election-request') return ['election-paper', 'request']
  if (paper === 'election-rules') return ['election-paper', 'rules']
  return [paper === 'notice' ? 'meeting-notice' : paper]
}
