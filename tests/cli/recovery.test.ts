import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, lacking, run } from '../interop/tools'
import { codesOn } from '../e2e/printer'
import { foundCommunity, street } from './offices'
import { batch, codesOf, problemCodes, qinlin, valueOf } from './program'

const missing = lacking('pdftotext', 'pdffonts', 'pdfinfo')
const golden = path.join(import.meta.dirname, '../fixtures/papers/recovery-sheet.txt')

/** What differs from one run to the next: the rows, the dates and the clock. */
const plain = (text: string) =>
  text
    .replace(/([0-9A-Z]{4} +){4}[0-9A-Z]\b/g, '某行')
    .replace(/\d{4}年\d{1,2}月\d{1,2}日/g, '某年某月某日')
    .replace(/\d{2}:\d{2}/g, '某时')
    .replace(/[ \t]+/g, ' ')
    .replace(/\f/g, '\n')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n+/g, '\n')
    .trim()

describe.skipIf(missing.length > 0)(
  `recovery sheets on the command line${missing.length ? ` (lacking: ${missing.join(', ')})` : ''}`,
  () => {
    const folder = emptyFolder()
    const [above, own, stick] = ['above', 'own', 'stick'].map(name => path.join(folder, name)) as [
      string,
      string,
      string,
    ]
    const pdf = path.join(folder, 'sheets.pdf')
    const textOf = (file: string) => run(folder, 'pdftotext', ['-layout', file, '-']).output
    const recover = (input: string, profile = above) =>
      qinlin(['recover-key', '-', '--profile', profile, '--json'], { input })

    it('bring back, after the keys are lost, what opens a bundle that was encrypted before', async () => {
      const [, card] = await batch(above, [
        { do: 'office.create', input: street },
        { do: 'upstream.enrol', input: { to: path.join(folder, 'downwards') } },
      ])
      await foundCommunity(own)
      const [, enrolment] = await batch(own, [
        { do: 'upstream.trust', input: valueOf<object>(card) },
        { do: 'upstream.enrol', input: { to: stick } },
      ])
      const sent = await qinlin([
        ...['export', '--period', '2026Q3', '--to', stick, '--detail', 'named', '--profile', own, '--json'],
      ])
      const { file } = JSON.parse(sent.stdout) as { file: string }

      const printed = await qinlin(['recovery-sheet', '--shared', '--to', pdf, '--profile', above, '--json'])
      expect(printed).toMatchObject({ status: 0 })
      expect(JSON.parse(printed.stdout)).toEqual({ file: pdf, kind: 'shared', sheets: 3 })
      expect(problemCodes(printed), 'the file is as good as the paper, and somebody has to be told').toEqual([
        'sheet-in-file',
      ])
      expect(fs.statSync(pdf).mode & 0o777).toBe(0o600)
      const sheets = codesOn(textOf(pdf))
      expect(sheets).toHaveLength(3)

      const merging = async () =>
        (
          await batch(above, [
            { do: 'upstream.approve', input: valueOf<object>(enrolment) },
            { do: 'street.merge', input: { file } },
          ])
        )[1]
      fs.rmSync(path.join(above, 'keys'), { recursive: true })
      expect(codesOf(await merging())).toEqual(['keys-identity-gone'])

      const alone = await recover(sheets[0]!)
      expect(alone).toMatchObject({ status: 1, stdout: '' })
      expect(problemCodes(alone)).toEqual(['sheet-another'])
      const typo = sheets[1]!.replace(/.$/, letter => (letter === '7' ? '8' : '7'))
      const wrong = await qinlin(['recover-key', '-', '--profile', above], { input: `${sheets[0]}\n\n${typo}\n` })
      expect(wrong).toMatchObject({
        status: 1,
        stdout: '',
        stderr: '输入的第2份：第5行输得不对，请照纸上的再核对一遍。\n',
      })

      const typed = path.join(folder, 'typed.txt')
      fs.writeFileSync(typed, `\ufeff${sheets[2]}\r\n\r\n${sheets[0]!.toLowerCase().replace(/\n/g, '\r\n')}\r\n`)
      const back = await qinlin(['recover-key', typed, '--profile', above, '--json'])
      expect(back, back.stderr).toMatchObject({ status: 0, stderr: '' })
      expect(JSON.parse(back.stdout)).toMatchObject({ as: 'current', protection: 'none' })
      expect(valueOf(await merging())).toMatchObject({ state: 'merged' })
      expect(JSON.parse((await recover(sheets.join('\n\n'))).stdout)).toMatchObject({ as: 'held' })

      const theirs = await recover(sheets.join('\n\n'), own)
      expect(problemCodes(theirs), 'of another office').toEqual(['sheet-other-office'])
      expect(theirs.stderr).toContain(street.code)
    })

    it('say for whom, how many and how they are kept, a page each, in embedded fonts', async () => {
      const one = path.join(folder, 'one.pdf')
      expect(await qinlin(['recovery-sheet', '--to', one, '--profile', above])).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('打印以后请马上删除'),
      })
      expect(`${plain(textOf(one))}\n\n${plain(textOf(pdf))}\n`).toBe(fs.readFileSync(golden, 'utf8'))
      for (const [file, pages] of [
        [one, 1],
        [pdf, 3],
      ] as const) {
        expect(run(folder, 'pdfinfo', [file]).output).toMatch(new RegExp(`^Pages: +${pages}$`, 'm'))
        const fonts = run(folder, 'pdffonts', [file]).output.trim().split('\n').slice(2)
        expect(fonts.filter(line => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line))).toEqual([])
      }
    })

    it('keep the lines to sign above the foot, however long the office’s name is', async () => {
      const far = path.join(folder, 'far')
      const name = '中共内蒙古自治区锡林郭勒盟锡林浩特市杭盖街道工作委员会'.repeat(2)
      await batch(far, [{ do: 'office.create', input: { ...street, name } }])
      const long = path.join(folder, 'long.pdf')
      await qinlin(['recovery-sheet', '--shared', '--to', long, '--profile', far])
      const boxes = run(folder, 'pdftotext', ['-bbox', '-l', '1', long, '-']).output
      const lines = boxes.split('\n').filter(line => line.includes('<word'))
      const place = (word: string, edge: 'yMin' | 'yMax') =>
        lines.filter(line => line.includes(word)).map(line => Number(line.match(`${edge}="([\\d.]+)"`)![1]))
      const [signed] = place('接手保管人', 'yMax')
      expect(signed).toBeLessThan(Math.max(...place('恢复单', 'yMin')) - 5)
    })

    it('are made of books that are there, into a PDF, and of nothing else', async () => {
      const nowhere = path.join(folder, 'nowhere')
      const words = ['--profile', nowhere, '--json']
      expect(problemCodes(await qinlin(['recovery-sheet', '--to', pdf, ...words]))).toEqual(['profile-missing'])
      expect(problemCodes(await qinlin(['recover-key', '-', ...words], { input: '' }))).toEqual(['profile-missing'])
      expect(fs.existsSync(nowhere)).toBe(false)
      const toText = await qinlin(['recovery-sheet', '--to', 'a.txt', '--profile', above, '--json'])
      expect(problemCodes(toText)).toEqual(['unknown-format'])
      const data = await qinlin(['print', 'recovery-sheet', '--to', pdf, '--profile', above, '--json'])
      expect(problemCodes(data)).toEqual(['unknown-document'])
      expect(problemCodes(await recover(''))).toEqual(['sheet-missing'])
      const gone = await qinlin(['recover-key', path.join(folder, 'gone'), '--profile', above, '--json'])
      expect(problemCodes(gone)).toEqual(['disk-enoent'])
    })
  },
)
