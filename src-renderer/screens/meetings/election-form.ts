import { namesIn } from '../../../src-shared/meetings/ballots'
import type { Election } from '../../../src-shared/meetings/election'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'

/** Votes of one name as they are typed. */
export interface TallyForm {
  yes: string
  no: string
  abstain: string
}

/** An election as it is typed: names as one text each, their votes by name. */
export interface ElectionForm {
  post: string
  seats: string
  issued: string
  collected: string
  invalid: string
  candidates: string
  others: string
  tallies: Record<string, TallyForm>
}

export const emptyTally: TallyForm = { yes: '', no: '', abstain: '' }

export const emptyElection = (): ElectionForm => ({
  post: '支部委员会委员',
  seats: '',
  issued: '',
  collected: '',
  invalid: '',
  candidates: '',
  others: '',
  tallies: {},
})

/** The candidates of a form as the ballots list them, each once. */
export const candidatesOf = ({ candidates }: Pick<ElectionForm, 'candidates'>): string[] =>
  [...new Set(namesIn(candidates))].sort(byNameStrokes)

/** Who was written onto ballots, each once and no candidate. */
export const othersOf = (form: Pick<ElectionForm, 'candidates' | 'others'>): string[] =>
  [...new Set(namesIn(form.others))].filter(name => !candidatesOf(form).includes(name))

/** An election as it is sent; a number left empty is nought. */
export function electionOf(form: ElectionForm): Election {
  const tallyOf = (name: string) => form.tallies[name] ?? emptyTally
  return {
    post: form.post,
    seats: Number(form.seats),
    issued: Number(form.issued),
    collected: Number(form.collected),
    invalid: Number(form.invalid),
    candidates: candidatesOf(form).map(name => {
      const { yes, no, abstain } = tallyOf(name)
      return { name, yes: Number(yes), no: Number(no), abstain: Number(abstain) }
    }),
    others: othersOf(form).map(name => ({ name, yes: Number(tallyOf(name).yes) })),
  }
}

/** What is sent of a record's elections. */
export const electionsOf = (forms: readonly ElectionForm[]): { elections?: Election[] } =>
  forms.length ? { elections: forms.map(electionOf) } : {}

/** A record's elections, to be corrected. */
export function electionForms(elections: readonly Election[] = []): ElectionForm[] {
  const joined = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')
  return elections.map(({ post, seats, issued, collected, invalid, candidates, others }) => ({
    post,
    ...{ seats: String(seats), issued: String(issued), collected: String(collected), invalid: String(invalid) },
    ...{ candidates: joined(candidates), others: joined(others) },
    tallies: Object.fromEntries([
      ...candidates.map(({ name, yes, no, abstain }): [string, TallyForm] => [
        name,
        { yes: String(yes), no: String(no), abstain: String(abstain) },
      ]),
      ...others.map(({ name, yes }): [string, TallyForm] => [name, { ...emptyTally, yes: String(yes) }]),
    ]),
  }))
}
