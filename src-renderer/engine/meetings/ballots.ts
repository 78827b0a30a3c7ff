import * as z from 'zod'
import {
  ballotKinds,
  BallotSet,
  ballotSet,
  mostNames,
  namesIn,
  type BallotQuestion,
} from '../../../src-shared/meetings/ballots'
import { BallotSheets, ballotSheets, type BallotBody } from '../../../src-shared/meetings/ballot-sheets'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'
import { defineQuery, type Outside } from '../command'
import { paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { branchRoster } from '../roster/queries'
import { branchUnknown } from './outputs'

/** From the address of the preview too, where numbers are text. */
const whole = z.coerce.number({ error: '请填整数' }).int({ error: '请填整数' })

const asked = z.object({
  id: z.string().meta({ label: '党支部' }),
  kind: choice(ballotKinds).meta({ label: '票的种类' }),
  /** Whose roster says how many vote; today's where it says nothing. */
  date: wholeDate.optional().meta({ label: '会议日期' }),
  names: z.string().default('').meta({ label: '候选人' }),
  post: z.string().trim().default('支部委员会委员').meta({ label: '选举职务' }),
  seats: whole.min(1, { error: '应选名额至少1名' }).default(1).meta({ label: '应选名额' }),
  /** As many as vote on that day where it says nothing. */
  count: whole
    .min(1, { error: '至少印1张' })
    .max(2000, { error: '一次最多印2000张' })
    .optional()
    .meta({ label: '张数' }),
})

type Asked = z.output<typeof asked>

/** Ballots of one question, all alike, over sheets of A4. */
export const ballots = defineQuery({
  name: 'meetings.ballots',
  title: '打印表决票、选举票、测评票',
  input: asked,
  output: BallotSet,
  run: async (reader, input, outside) => ballotSet((await questionOf(reader, input, outside)).question),
})

/** What was counted, the tally and the report of the same question, to be filled in by hand. */
export const ballotPapers = defineQuery({
  name: 'meetings.ballotSheets',
  title: '打印清点单、计票单、结果报告单',
  input: asked,
  output: BallotSheets,
  async run(reader, input, outside) {
    const { question, body } = await questionOf(reader, input, outside)
    return ballotSheets(question, body)
  },
})

async function questionOf(
  reader: Reader,
  { id, kind, date, names, post, seats, count }: Asked,
  outside: Outside,
): Promise<{ question: BallotQuestion; body: BallotBody }> {
  const branch = await reader.get('organisations', id)
  if (!branch) throw new Refusal([branchUnknown])
  const day = date ?? outside.today()
  const roster = await branchRoster(reader, id, day)
  const voters = roster.filter(({ voting }) => voting).length
  const full = roster.flatMap(({ membership, name }) => (membership === 'full' ? [name] : []))
  const listed = kind === 'appraisal' && !names.trim() ? full : namesIn(names)
  checkNames(kind, listed, { post, seats })
  return {
    question: {
      ...{ kind, post: kind === 'election' ? post : '', seats },
      unit: branch.name,
      names: [...listed].sort(byNameStrokes),
      count: count ?? (kind === 'appraisal' ? roster.length : voters),
    },
    body: { voters, full: full.length, paper: await paperContext(reader, branch.name, day, printedBy(outside)) },
  }
}

/** One candidate a ballot where people are voted on one by one (domain §2.4, trap 12); an election has enough to choose from. */
function checkNames(
  kind: Asked['kind'],
  names: readonly string[],
  { post, seats }: Pick<Asked, 'post' | 'seats'>,
): void {
  const refuse = (code: string, message: string, field = '候选人') => {
    throw new Refusal([problem(code, message, { field, path: [field === '候选人' ? 'names' : 'seats'] })])
  }
  if (!names.length) refuse('ballot-nobody', '请填写票上的姓名。')
  if (new Set(names).size < names.length)
    refuse('ballot-twice', '有的姓名写了两遍。同名的请在姓名后面注明，如“李强（3栋）”。')
  if (names.length > mostNames) refuse('ballot-many', `一张票最多写${mostNames}名，请分开印。`)
  if ((kind === 'admission' || kind === 'regularisation') && names.length > 1)
    refuse('ballot-one', `${ballotKinds[kind]}一张只写一名：逐个讨论，逐个表决。请一名一名地印。`)
  if (kind === 'election' && !post) refuse('ballot-post', '请填写选举什么，如“支部委员会委员”。', '选举职务')
  if (kind === 'election' && names.length < seats)
    refuse('ballot-seats', `候选人${names.length}名，少于应选名额${seats}名，请核对。`, '应选名额')
}
