import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pagesIn, type Pages } from '../../../src-main/pages'

let folder: string
let pages: Pages
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qinlin-pages-'))
  mkdirSync(join(folder, 'site/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'secret')
  writeFileSync(join(folder, 'site/index.html'), '<meta name="csp-nonce" content="__NONCE__">')
  writeFileSync(join(folder, 'site/assets/a.js'), '1')
  writeFileSync(join(folder, 'site/assets/a.exe'), '1')
  pages = pagesIn(join(folder, 'site'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the pages', () => {
  it.each(['/', '/index.html', '/assets/a.js', '/assets/../index.html'])('serve %s', path => {
    expect(pages.get(path)?.headers['Content-Security-Policy']).toContain("default-src 'none'")
  })
  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/index.html%00',
    '/%',
    '/assets',
    '/nothing.js',
    '/assets/a.exe',
  ])('refuse %s', path => expect(pages.get(path)).toBeNull())

  it('give each start another nonce, the same in the policy and in the page', () => {
    const nonceOf = (from: Pages) => {
      const page = from.get('/')!
      const [, nonce] = /nonce-([^']+)'/.exec(page.headers['Content-Security-Policy']!)!
      expect(Buffer.from(page.bytes).toString()).toContain(`content="${nonce}"`)
      return nonce
    }
    expect(nonceOf(pages)).not.toBe(nonceOf(pagesIn(join(folder, 'site'))))
  })
})
