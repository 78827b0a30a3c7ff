import { describe, expect, test } from 'vitest'
import { exitStatus } from '../../../scripts/child.mjs'
import { hasDisplay } from '../../../scripts/display.mjs'
import { launchArguments } from '../../../scripts/launch.mjs'
import { electronFile, sandboxSwitches } from '../../../scripts/runtime.mjs'

const plain = { folder: '/project', switches: [], env: {} }

describe('how the program is started', () => {
  test('everything of ours stands after the two dashes, even what looks like a switch of Chromium', () => {
    const args = launchArguments(['do', 'x', '--profile', '/p', '--no-sandbox', '--'], plain)
    expect(args).toEqual(['--log-level=3', '/project', '--', 'do', 'x', '--profile', '/p', '--no-sandbox', '--'])
  })

  test('without arguments the dashes stay, so that the program can rely on them', () => {
    expect(launchArguments([], plain).at(-1)).toBe('--')
  })

  test('switches of the runtime stand before the folder', () => {
    const args = launchArguments(['doctor'], { ...plain, headless: true, switches: ['--no-sandbox'] })
    expect(args.indexOf('--no-sandbox')).toBeLessThan(args.indexOf('/project'))
    expect(args.indexOf('--disable-gpu')).toBeLessThan(args.indexOf('/project'))
  })

  test('Wayland is asked for only where there is no X display', () => {
    const wayland = '--ozone-platform-hint=auto'
    expect(launchArguments([], { ...plain, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toContain(wayland)
    expect(launchArguments([], { ...plain, env: { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' } })).not.toContain(
      wayland,
    )
  })

  test('the sandbox is given up by root on Linux and by nobody else', () => {
    expect(sandboxSwitches('linux', 0)).toEqual(['--no-sandbox'])
    expect(sandboxSwitches('linux', 1000)).toEqual([])
    expect(sandboxSwitches('darwin', 0)).toEqual([])
    expect(sandboxSwitches('win32', undefined)).toEqual([])
  })

  test('only Linux can lack a display', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })

  test('the program of an Electron folder has the name of its system', () => {
    expect([electronFile('linux'), electronFile('win32')]).toEqual(['electron', 'electron.exe'])
    expect(electronFile('darwin')).toMatch(/\/Electron$/)
  })

  test('a child ended by a signal gives the status that a shell would give', () => {
    expect([exitStatus(0, null), exitStatus(3, null), exitStatus(null, 'SIGKILL')]).toEqual([0, 3, 137])
  })
})
