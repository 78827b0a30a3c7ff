import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { writeFlushed } from '../../../src-main/files/write-flushed'
import { folderOfTest } from '../journal/journal-bench'

const failing = vi.hoisted(() => ({ on: '', code: '', times: 0 }))
vi.mock('node:fs', async original => {
  const real = await original<typeof fs>()
  const failingWhile =
    <A extends unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      if (failing.on !== name || failing.times-- <= 0) return call(...args)
      // A full disk takes a part before it refuses.
      if (name === 'writeSync') real.writeSync(args[0] as number, Buffer.from('half'))
      throw Object.assign(new Error(failing.code), { code: failing.code })
    }
  return {
    ...real,
    writeSync: failingWhile('writeSync', real.writeSync as never),
    fsyncSync: failingWhile('fsyncSync', real.fsyncSync),
    renameSync: failingWhile('renameSync', real.renameSync),
  }
})

describe('a file written flushed', () => {
  it('is there whole, with the mode it was given', () => {
    const file = path.join(folderOfTest(), 'key')
    writeFlushed(file, Buffer.from('first'), 0o600)
    writeFlushed(file, Buffer.from('second'), 0o600)
    expect(fs.readFileSync(file, 'utf8')).toBe('second')
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['writeSync', 'ENOSPC'],
    ['fsyncSync', 'EIO'],
    ['renameSync', 'EPERM'],
  ])('is not there by half when %s fails with %s: the old one stays, nothing lies about', (on, code) => {
    const folder = folderOfTest()
    const file = path.join(folder, 'bundle.qlb')
    writeFlushed(file, Buffer.from('the old one'))
    try {
      Object.assign(failing, { on, code, times: 99 })
      expect(() => writeFlushed(file, Buffer.from('the new one'))).toThrow(code)
    } finally {
      failing.on = ''
    }
    expect(fs.readFileSync(file, 'utf8')).toBe('the old one')
    expect(fs.readdirSync(folder)).toEqual(['bundle.qlb'])
  })

  it.each(['EBUSY', 'EPERM', 'EACCES'])('row 16: waits for a virus scanner that holds it (%s), five times', code => {
    const file = path.join(folderOfTest(), 'bundle.qlb')
    Object.assign(failing, { on: 'renameSync', code, times: 5 })
    try {
      writeFlushed(file, Buffer.from('the new one'))
    } finally {
      failing.on = ''
    }
    expect(fs.readFileSync(file, 'utf8')).toBe('the new one')
  })

  it('says what the disk says where the folder is gone', () => {
    expect(() => writeFlushed(path.join(folderOfTest(), 'gone', 'x'), Buffer.from('x'))).toThrow('ENOENT')
  })
})
