import * as z from 'zod'
import { done, type Outcome } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { exportDetails, rosterBook } from '../../../src-shared/roster/roster-book'
import { writeBook } from '../../../src-shared/spreadsheet/write-book'
import { defineCommand } from '../command'
import { peopleOnRoster, whichPeople } from './people'

const detail = choice(exportDetails).default('internal').meta({ label: '内容' })
const RosterWritten = z.object({ file: z.string(), people: z.number().int(), detail })

/** Writes the roster as the national form; who took identity numbers out of the books stands in the journal. */
export const exportRoster = defineCommand({
  name: 'roster.export',
  title: '导出党员花名册',
  recorded: true,
  final: '花名册已经写出，不能撤销。不要了的，删除那个文件即可。',
  input: z.object({ to: z.string().meta({ label: '保存为' }), detail, ...whichPeople }),
  output: RosterWritten,
  async prepare(outside, { to, ...asked }): Promise<Outcome<z.output<typeof RosterWritten>>> {
    const today = outside.today()
    const people = await peopleOnRoster(outside.reader, today, asked)
    const [office] = await outside.reader.all('offices')
    const given = { today: asked.asOf ?? today, office: office?.name ?? '', detail: asked.detail }
    const bytes = await writeBook(rosterBook(people, given))
    const saved = await outside.main['file.save']({ token: to, bytes })
    return saved.ok ? done({ file: saved.value.file, people: people.length, detail: asked.detail }) : saved
  },
  run: async (_tx, written) => written,
  kept: ({ file: _, ...output }) => output,
})
