import * as fs from 'node:fs'
import * as path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { run } from '../interop/tools'

/** A paper as it is to be, in `tests/fixtures/papers`. */
export const golden = (name: string) => path.join(import.meta.dirname, '../fixtures/papers', name)
/** Dots an inch of the pictures: enough to see every line, rule and heading where it belongs. */
const resolution = 30
/** The foot of a page, where the day of printing stands, in dots. */
const foot = 40

/** A paper's text without what differs from one day to the next. */
export const plain = (text: string) =>
  `${text
    .replace(/\d{4}年\d{1,2}月\d{1,2}日((?:由\S+?)?)打印/g, '某日$1打印')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n+/g, '\n')
    .trim()}\n`

/** Pages as dots without their feet, one after the other. */
export function dotsOf(pdf: string): { width: number; pages: Buffer[] } {
  const folder = path.dirname(pdf)
  run(folder, 'pdftoppm', ['-gray', '-r', String(resolution), pdf, 'page'])
  const names = fs
    .readdirSync(folder)
    .filter(name => /^page-\d+\.pgm$/.test(name))
    .sort()
  let width = 0
  const pages = names.map(name => {
    const bytes = fs.readFileSync(path.join(folder, name))
    fs.rmSync(path.join(folder, name))
    const [head, across] = /^P5\s(\d+)\s\d+\s255\s/.exec(bytes.subarray(0, 40).toString('latin1'))!
    width = Number(across)
    return bytes.subarray(head.length, bytes.length - foot * width)
  })
  return { width, pages }
}

/** Holds a paper to its golden pages as pictures: of each line of dots next to none may differ. */
export function looksAs(name: string, pdf: string): void {
  const { width, pages } = dotsOf(pdf)
  const before = gunzipSync(fs.readFileSync(golden(`${name}.dots.gz`)))
  const now = Buffer.concat(pages)
  expect(now.length).toBe(before.length)
  const apart = now.reduce((sum, dot, i) => sum + Number(Math.abs(dot - before[i]!) > 64), 0)
  expect(apart / (now.length / width)).toBeLessThan(0.2)
}
