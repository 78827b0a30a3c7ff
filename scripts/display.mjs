import { spawn } from 'node:child_process'
import { dyingWithParent, onPath } from './child.mjs'

/** Whether a window can be shown here. Only Linux can lack a display. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Start a virtual X server on a free display.
 *
 * @returns {Promise<{ env: { DISPLAY: string }, stop: () => Promise<void> }>}
 *   what to add to the environment of its clients, and how to end it
 */
export async function startDisplay() {
  if (!onPath('Xvfb')) throw new Error('no display, and Xvfb is not installed (Debian: apt-get install xvfb)')
  const options = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const server = spawn(...dyingWithParent('Xvfb', options), { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const ended = new Promise(resolve => server.once('close', resolve))
  const said = /** @type {string[]} */ ([])
  server.stderr?.on('data', chunk => said.push(String(chunk)))
  const number = await new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', chunk => resolve(String(chunk).trim()))
    server.once('error', reject)
    ended.then(() => reject(new Error(`Xvfb did not start\n${said.join('')}`)))
  })
  return {
    env: { DISPLAY: `:${number}` },
    stop: async () => {
      server.kill()
      await ended
    },
  }
}
