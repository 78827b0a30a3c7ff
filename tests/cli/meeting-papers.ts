import type { Line } from './program'

/** Every question of a meeting's papers, and that its record went onto paper. */
export function papersOf(
  meeting: string,
  { branch, kind, date }: { branch: string; kind: string; date: string },
): Line[] {
  return [
    { query: 'meetings.planSheet', input: { id: 'all', year: '2026' } },
    { query: 'meetings.reviewSheet', input: { id: meeting } },
    ...['yearBook', 'ballots', 'ballotSheets'].map(name => ({
      query: `meetings.${name}`,
      input: { id: branch, kind: 'appraisal', count: 2 },
    })),
    { query: 'meetings.notice', input: { id: branch, kind, date } },
    { do: 'meetings.notePrinted', input: { printed: [{ meeting, revision: 1 }], as: 'pdf' } },
    ...['sheet', 'signIn', 'printed'].map(name => ({ query: `meetings.${name}`, input: { id: meeting } })),
  ]
}
