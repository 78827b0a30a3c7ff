/**
 * Set-up, build and launchers speak on stderr only: stdout belongs to the program.
 *
 * @param {string} text one line
 */
export function say(text) {
  process.stderr.write(`${text}\n`)
}
