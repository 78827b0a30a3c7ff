// Stands in for Electron's default app: loads the program whose folder or file is the first argument that
// is not a switch, as `electron <folder> …` does.
const { existsSync, readFileSync, statSync } = require('node:fs')
const { dirname, join, resolve } = require('node:path')
const { app } = require('electron')

const named = process.argv.slice(1).find(argument => !argument.startsWith('-'))
const path = named && resolve(named)

if (!path || !existsSync(path)) {
  process.stderr.write(`electron: no program at ${path ?? '(no folder named)'}\n`)
  process.exit(1)
}

const folder = statSync(path).isDirectory() ? path : dirname(path)
const described = join(folder, 'package.json')
const about = existsSync(described) ? JSON.parse(readFileSync(described, 'utf8')) : {}

app.setAppPath(folder)
if (about.productName || about.name) app.setName(about.productName ?? about.name)
if (about.version) app.setVersion(about.version)
// The starter's own name had already been used for these.
app.setPath('userData', join(app.getPath('appData'), app.getName()))
app.setPath('sessionData', app.getPath('userData'))

try {
  require(path)
} catch (error) {
  process.stderr.write(`electron: ${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
}
