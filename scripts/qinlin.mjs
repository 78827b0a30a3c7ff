// npm run --silent qinlin -- <args…>: the command line. See launch.mjs for how arguments travel.
import { buildIfStale } from './build.mjs'
import { launch } from './launch.mjs'
import { findElectron } from './runtime.mjs'
import { say } from './say.mjs'
import { modulesAreInstalled } from './setup/modules.mjs'
import { setUp } from './setup/ready.mjs'

try {
  if (!modulesAreInstalled() || !findElectron()) await setUp('start')
  await buildIfStale()
  process.exitCode = await launch(process.argv.slice(2))
} catch (error) {
  say(`qinlin: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
