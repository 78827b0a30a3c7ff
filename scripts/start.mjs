// npm start: opens the window, or without a display does the main job on the sample office.
import { buildIfStale } from './build.mjs'
import { hasDisplay } from './display.mjs'
import { launch } from './launch.mjs'
import { findElectron } from './runtime.mjs'
import { say } from './say.mjs'

try {
  await buildIfStale()
  if (hasDisplay() && findElectron()) {
    process.exitCode = await launch(process.argv.slice(2))
  } else {
    const { demo } = await import('./demo.mjs')
    await demo()
  }
} catch (error) {
  say(`npm start: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
