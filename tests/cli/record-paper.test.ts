import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { emptyFolder, lacking, run } from '../interop/tools'
import { golden, looksAs, plain } from './golden-pages'
import { community } from './offices'
import { batch, qinlin, valueOf } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdftoppm', 'pdffonts')

const large = '中共安平社区大院支部委员会'
const rare = '中共安平社区学府雅居支部委员会'
const rareNames = ['䶮文斌', '𠮷野', '王㛃', '阿卜杜热合曼·买买提依明·图尔荪江', '欧阳𬭎', '张三', '李四']
const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡']
const given = [...'建国华明强军秀英丽娟涛敏静勇艳杰磊娜']
/** Three hundred names, each once. */
const many = Array.from(
  { length: 300 },
  (_, i) => surnames[i % 15]! + given[Math.floor(i / 15) % 18]! + (i < 270 ? '' : given[i % 18]!),
)
const sentence = '通报楼道充电桩改造的进度，听取各楼栋党员的意见，逐条记下并安排专人答复，下次会议上逐条说明。'

interface Row {
  id: string
  name: string
  branchName: string
}

const csv = () =>
  writeCsv([
    ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期'],
    ...many.map(name => [name, '正式党员', large, '2001-07-01', '2002-07-01']),
    ...rareNames.map(name => [name, '正式党员', rare, '2001-07-01', '2002-07-01']),
  ])

const records = {
  'record-one-page': { of: '学府雅居', lines: 1, kind: 'themeDay' },
  'record-seven-pages': { of: '学府雅居', lines: 84, kind: 'branchGeneral' },
  'record-300-attendees': { of: '大院', lines: 2, kind: 'branchGeneral' },
} as const

describe.skipIf(missing.length > 0)(
  `the record of a meeting on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    const pdfs = new Map<string, string>()
    beforeAll(async () => {
      const file = path.join(folder, 'roster.csv')
      fs.writeFileSync(file, csv())
      const [made, imported, listed] = await batch(profile, [
        { do: 'office.create', input: community },
        { do: 'roster.import', input: { file } },
        { query: 'roster.members' },
      ])
      valueOf(made)
      valueOf(imported)
      const { rows } = valueOf<{ rows: (Row & { branch: string })[] }>(listed)
      const written = await batch(
        profile,
        Object.values(records).map(({ of, lines, kind }, i) => {
          const own = rows.filter(({ branchName }) => branchName.includes(of))
          const voted = { ballot: 'secret', yes: own.length - 2, no: 0, abstain: 1 }
          return {
            do: 'meetings.record',
            input: {
              ...{
                kind,
                branch: own[0]!.branch,
                date: `2026-09-1${i}`,
                begins: '14:30',
                ends: '16:00',
              },
              ...{ place: '党群服务站', chair: own[0]!.name, recorder: own[1]!.name },
              agenda: [{ title: '讨论接收𬭎某为预备党员', minutes: Array(lines).fill(sentence).join('\n') }],
              attendance: own.map(({ id }, at) => ({ member: id, status: at === 2 ? 'leave_sick' : 'present' })),
              decisions:
                kind === 'themeDay'
                  ? []
                  : [{ title: '同意接收𬭎某为中共预备党员。', kind: 'admission', item: 1, vote: voted }],
            },
          }
        }),
      )
      for (const [i, name] of Object.keys(records).entries()) {
        const pdf = path.join(folder, `${name}.pdf`)
        const { id } = valueOf<{ id: string }>(written[i])
        const printed = await qinlin(['print', 'meeting-record', '--id', id, '--to', pdf, '--profile', profile])
        expect(printed, printed.stderr).toMatchObject({ status: 0 })
        pdfs.set(name, pdf)
      }
    }, 120_000)

    it.each(Object.keys(records))('%s reads as its golden pages do', name => {
      const text = plain(run(folder, 'pdftotext', ['-layout', pdfs.get(name)!, '-']).output)
      expect(text).toBe(fs.readFileSync(golden(`${name}.txt`), 'utf8'))
    })

    it.each(Object.keys(records))('%s looks as its golden pages do', name => {
      looksAs(name, pdfs.get(name)!)
    })

    it('has rare characters and a long name whole, in embedded fonts, and nothing typed where it is signed', () => {
      const pdf = pdfs.get('record-one-page')!
      const text = run(folder, 'pdftotext', ['-raw', pdf, '-']).output.replace(/\s/g, '')
      for (const name of [...rareNames, '接收𬭎某']) expect(text).toContain(name)
      expect(text).toContain('主持人（签字）记录人（签字）年月日')
      const fonts = run(folder, 'pdffonts', [pdf]).output.trim().split('\n').slice(2)
      expect(fonts.filter(line => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line))).toEqual([])
    })

    it('has everybody of three hundred once, over whole pages with their heads', () => {
      const text = run(folder, 'pdftotext', ['-raw', pdfs.get('record-300-attendees')!, '-']).output
      const bare = text.replace(/[\s　]/g, '')
      const present = bare.slice(bare.indexOf('参会人员'), bare.indexOf('缺席人员'))
      expect(many.filter(name => !bare.includes(name))).toEqual([])
      expect(present.length).toBeGreaterThan(many.join('').length - 10)
      expect(bare).toContain('应到300名实到299名')
    })
  },
)
