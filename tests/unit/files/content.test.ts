import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentIn } from '../../../src-main/files/content'
import { folderOfTest } from '../journal/journal-bench'

const bytes = new Uint8Array(Buffer.from('id,name\r\n'))
const sha256 = createHash('sha256').update(bytes).digest('hex')

describe('content by its sha-256', () => {
  it('is kept once and given back', () => {
    const folder = folderOfTest()
    const content = contentIn(folder)
    expect(content.get(sha256)).toBeNull()
    content.put(sha256, bytes)
    const { mtimeMs } = fs.statSync(path.join(folder, sha256))
    content.put(sha256, bytes)
    expect(content.get(sha256)).toEqual(bytes)
    expect(fs.statSync(path.join(folder, sha256)).mtimeMs).toBe(mtimeMs)
    expect(fs.readdirSync(folder)).toEqual([sha256])
  })

  it('is refused where the name says something else', () => {
    const folder = folderOfTest()
    expect(() => contentIn(folder).put('0'.repeat(64), bytes)).toThrow('not what its name says')
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it.each(['../../etc/passwd', '', sha256.toUpperCase(), `${sha256}/..`])('has no name %s', name => {
    const content = contentIn(folderOfTest())
    expect(() => content.get(name)).toThrow('not a sha-256')
  })
})
