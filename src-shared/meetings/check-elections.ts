import { problem, warning, type Problem } from '../problem'
import { decidesBy } from './decision-rules'
import { judgeElection } from './election'
import { kindsOf, meetingKinds } from './kinds'
import type { ParsedMeetingDraft } from './meeting'

/** Every election against the rules, with the place of each candidate whose numbers are wrong; nobody stands twice. */
export function checkElections(
  draft: Pick<ParsedMeetingDraft, 'kind' | 'countsAs' | 'elections'>,
  { V, P }: { V: number; P: number },
): Problem[] {
  const { elections = [] } = draft
  const place = (i: number) => ({ field: '选举', path: ['elections', i] })
  return elections.flatMap((election, i) => {
    const names = [...election.candidates, ...election.others].map(({ name }) => name)
    const twice = names.filter((name, at) => names.indexOf(name) < at)
    return [
      ...(decidesBy(kindsOf(draft), 'election')
        ? []
        : [
            warning(
              'not-an-electing-meeting',
              `选举应由支部党员大会进行，${meetingKinds[draft.kind]}不能代替；请核对会议种类。`,
              place(i),
            ),
          ]),
      ...(twice.length
        ? [
            problem(
              'candidate-twice',
              `${twice.join('、')}写了两遍；同名的请在姓名后面注明，如“李强（3栋）”。`,
              place(i),
            ),
          ]
        : []),
      ...judgeElection({ V, P, election }).problems.map(one => ({
        ...one,
        path: ['elections', i, ...(one.path ?? [])],
      })),
    ]
  })
}
