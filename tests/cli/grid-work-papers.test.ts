import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { golden, looksAs, plain } from './golden-pages'
import { community } from './offices'
import { batch, id, qinlin, valueOf, type Answer, type Line } from './program'

const folder = emptyFolder()
const profile = path.join(folder, 'community')
const missing = lacking('pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo')

/** Prints a paper. @returns where it lies, its text as it stands and its pages */
async function print(paper: string, of: string, input: object = {}) {
  const pdf = path.join(folder, `${paper}.pdf`)
  const file = path.join(folder, 'input.json')
  fs.writeFileSync(file, JSON.stringify(input))
  const printed = await qinlin(['print', paper, '--id', of, '--input', file, '--to', pdf, '--profile', profile])
  expect(printed, printed.stderr).toMatchObject({ status: 0 })
  return {
    pdf,
    layout: run(folder, 'pdftotext', ['-layout', pdf, '-']).output,
    pages: Number(/^Pages: +(\d+)$/m.exec(run(folder, 'pdfinfo', [pdf]).output)![1]),
  }
}

/** What differs from one run to the next beside the day of printing. */
const steady = (layout: string) =>
  plain(layout)
    .replace(/日志 \d+/g, '日志 某号')
    .replace(/截至\S+日/g, '截至某日')
    .replace(/371722001001 [\d-]{10}/g, '371722001001 某日')
    .replace(/\d{1,2}月\d{1,2}日补录/g, '某日补录')
    .replace(/走访记录 [0-9a-f-]{8}/g, '走访记录 某号')

describe.skipIf(missing.length > 0)(
  `the work in the grids on paper${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    let grid = ''
    let visit = ''
    let doors: string[] = []

    beforeAll(async () => {
      const ask = async (...lines: Line[]): Promise<Answer[]> => {
        const answers = await batch(profile, lines)
        answers.forEach(valueOf)
        return answers
      }
      const [, made, person] = await ask(
        { do: 'office.create', input: community },
        { do: 'grid.addGrid', input: { name: '学府雅居第一网格', kind: 'general' } },
        { do: 'grid.addPerson', input: { name: '欧阳𬭎', unit: '县农业农村局机关党支部' } },
      )
      grid = id(made)
      const [built] = await ask({ do: 'grid.addBuildings', input: { buildings: [{ name: '3号楼' }], grid } })
      const building = valueOf<{ rows: { id: string }[] }>(built).rows[0]!.id
      const homes = await ask(
        ...['101', '501', '2802'].map(room => ({
          do: 'grid.addHousehold',
          input: { building, unit: '2', room, contact: room === '501' ? '阿卜杜热合曼·买买提依明' : '王桂英' },
        })),
      )
      doors = homes.map(id)
      const worker = id(person)
      const rounds = (date: string, note?: string): Line => ({
        do: 'grid.savePatrolDay',
        input: {
          date,
          rounds: [
            { grid, shift: 'am', worker, findings: note ? 1 : 0, ...(note && { note }) },
            { grid, shift: 'pm', findings: 0 },
          ],
        },
      })
      const [, , , pair] = await ask(
        rounds('2026-10-08'),
        rounds('2026-10-09', '三单元一楼楼道堆放纸箱和电动自行车，已通知住户当天清走'),
        {
          do: 'grid.notePatrolMonth',
          input: { from: '2026-10-10', until: '2026-10-31', sums: [{ grid, rounds: 40, lateRounds: 19, findings: 2 }] },
        },
        {
          do: 'grid.notePairing',
          input: {
            person: worker,
            household: doors[1],
            from: '2026-06-01',
            pledge: '代办缴费，每月上门打扫一次，接送看病',
          },
        },
        { do: 'grid.notePairing', input: { person: worker, household: doors[0], from: '2026-07-01' } },
      )
      const [noted] = await ask({
        do: 'grid.noteVisits',
        input: {
          visits: [
            {
              ...{ household: doors[1], worker, date: '2026-10-12', reason: 'pairing', pairing: id(pair) },
              ...{ asked: ['living', 'health'], next: '2026-11-12' },
              answers: [
                { question: 'living', text: '退休金够用，医药费自己付的部分多' },
                { question: 'health', text: '上月摔伤，恢复得还可以，缺一副拐杖' },
              ],
              talk: '老人上月摔伤，由女儿照看，恢复得还可以。家里缺一副拐杖，卫生间地面湿滑，想装一根扶手。女儿下月初要回外地上班，担心白天没有人做饭。',
              result:
                '拐杖已从党群服务站借出。扶手请物业看过，下周装。送餐已和社区食堂说好，从下月一日起每天中午送一次。',
            },
          ],
        },
      })
      visit = valueOf<{ ids: [string] }>(noted).ids[0]
    }, 120_000)

    it('the record of a visit reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('visit-form', visit)
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('visit-form.txt'), 'utf8'))
      looksAs('visit-form', pdf)
    })

    it('blank forms of chosen households are a page each, with their door and nothing else', async () => {
      const { layout, pages } = await print('visit-form', 'chosen', { households: doors })
      expect(pages).toBe(3)
      for (const door of ['3-2-101', '3-2-501', '3-2-2802']) expect(layout).toContain(door)
      expect(layout).not.toContain('拐杖')
    })

    it('the patrols of a month say what is a sum and what was entered late', async () => {
      const { pdf, layout, pages } = await print('patrol-register', grid, { month: '2026-10' })
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('patrol-register.txt'), 'utf8'))
      looksAs('patrol-register', pdf)
    })

    it('the list of pairings reads and looks as its golden page does', async () => {
      const { pdf, layout, pages } = await print('pairing-list', 'all')
      expect(pages).toBe(1)
      expect(steady(layout)).toBe(fs.readFileSync(golden('pairing-list.txt'), 'utf8'))
      looksAs('pairing-list', pdf)
    })
  },
)
