import * as path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { foundCommunity, type Person } from './offices'
import { batch, jsonFile, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext')
const day = '2026-09-19'

let own: Person[]
let meeting: string

/** What stands on a paper, without spaces; of a Word file what its document holds. */
async function textOf(document: string, id: string, input: object, kind: 'pdf' | 'docx'): Promise<string> {
  const to = path.join(folder, `${document}${JSON.stringify(input).length}.${kind}`)
  const words = ['print', document, '--id', id, '--input', jsonFile(folder, 'input.json', input), '--to', to]
  const printed = await qinlin([...words, '--profile', profile])
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  if (kind === 'pdf') return run(folder, 'pdftotext', ['-raw', to, '-']).output.replace(/\s/g, '')
  const xml = strFromU8(unzipSync(readFileSync(to))['word/document.xml']!)
  return xml.replace(/<[^>]*>/g, '').replace(/\s/g, '')
}

describe.skipIf(missing.length > 0)(
  `papers of an election${missing.length ? ` (lacking: ${missing.join()})` : ''}`,
  () => {
    beforeAll(async () => {
      const people = await foundCommunity(profile)
      own = people.filter(({ branch }) => branch === people[0]!.branch)
      const stood = own.filter(({ membership }) => membership === 'full').slice(0, 4)
      const V = own.filter(({ membership }) => membership === 'full').length
      const votes = [V, V - 3, V - 5, 2]
      const candidates = stood.map(({ name }, i) => ({ name, yes: votes[i]!, no: V - votes[i]!, abstain: 0 }))
      const [held] = await batch(profile, [
        {
          do: 'meetings.record',
          input: {
            ...{ kind: 'election', branch: own[0]!.branch, date: day, place: '党群服务站' },
            ...{ chair: own[0]!.name, recorder: own[1]!.name, agenda: ['选举新一届支部委员会'] },
            attendance: own.map(({ id }) => ({ member: id, status: 'present' })),
            elections: [{ post: '支部委员会委员', seats: 3, issued: V, collected: V, candidates }],
          },
        },
      ])
      meeting = valueOf<{ id: string }>(held).id
    }, 120_000)

    const plan = () => ({
      date: day,
      place: '党群服务站',
      post: '支部委员会委员',
      seats: 3,
      names: own
        .slice(0, 4)
        .map(({ name }) => name)
        .join('、'),
    })

    it.each([
      [
        'request',
        [
          '关于召开支部党员大会进行换届选举的请示',
          '拟设3名',
          '候选人预备人选4名，差额1名，实行差额选举',
          '妥否，请批示',
        ],
      ],
      ['rules', ['换届选举办法（草案）', '到会人数不少于五分之四', '始得当选', '十三、']],
    ] as const)(
      'the %s says the same on paper and in Word, with its source at the foot of the page',
      async (kind, words) => {
        const input = { ...plan(), kind }
        const [paper, word] = [
          await textOf('election-paper', own[0]!.branch, input, 'pdf'),
          await textOf('election-paper', own[0]!.branch, input, 'docx'),
        ]
        for (const text of words) {
          expect(paper).toContain(text)
          expect(word).toContain(text)
        }
        expect(paper).toContain('按本地规定修改后使用')
        for (const text of [paper, word]) expect(text).not.toMatch(/[{}]|undefined/)
      },
    )

    it('the list of candidates has the particulars of the roster', async () => {
      for (const kind of ['pdf', 'docx'] as const) {
        const text = await textOf('candidate-list', own[0]!.branch, plan(), kind)
        for (const words of [
          '支部委员会委员候选人名单',
          '出生年月',
          '入党时间',
          '现工作岗位',
          ...plan().names.split('、'),
        ])
          expect(text).toContain(words)
        expect(text).toMatch(/汉族(19|20)\d\d\.\d\d/)
        expect(text).not.toMatch(/[{}]|undefined/)
      }
    })

    it('the result stands on its report, on the record and in the letter to the superior, with names and denominators', async () => {
      const V = own.filter(({ membership }) => membership === 'full').length
      const result = await textOf('election-results', meeting, {}, 'pdf')
      for (const words of ['选举结果报告单', `${V}/${V}`, `2/${V}`, '当选', '未当选', '总监票人（签字）', own[0]!.name])
        expect(result).toContain(words)
      const record = await textOf('meeting-record', meeting, {}, 'pdf')
      for (const text of [
        record,
        await textOf('election-report', meeting, {}, 'pdf'),
        await textOf('election-report', meeting, {}, 'docx'),
      ])
        expect(text).toContain(`赞成2票，不赞成${V - 2}票，弃权0票，未当选`)
    })
  },
)
