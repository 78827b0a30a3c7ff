// node scripts/setup.mjs start|test: installs what is missing for npm start or npm test. Imports no dependency.
import { say } from './say.mjs'
import { setUp } from './setup/ready.mjs'

const purpose = process.argv[2]
if (purpose !== 'start' && purpose !== 'test') {
  say('usage: node scripts/setup.mjs start|test')
  process.exit(2)
}
try {
  await setUp(purpose)
} catch (error) {
  say(`set-up: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
