// npm run dev: builds at every change and serves the window to a browser, on a trial profile of its own.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { scriptOf } from './child.mjs'
import { cache, root } from './places.mjs'
import { chromiumPath } from './runtime.mjs'
import { say } from './say.mjs'

const chromium = chromiumPath()
if (!chromium) throw new Error('npm run dev needs a Chromium for printing')
await buildIfStale()
spawn(process.execPath, [scriptOf('electron-vite'), 'build', '--watch'], { cwd: root, stdio: ['ignore', 2, 2] })
const server = spawn(
  process.execPath,
  [join(root, 'out/main/loopback.cjs'), 'serve', join(cache, 'dev-profile'), chromium, '开发'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
server.stdout.once('data', line => {
  const { address, token } = JSON.parse(String(line))
  say(`open ${address}/index.html?token=${token} and reload it after a change`)
})
