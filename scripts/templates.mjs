import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { candidateList } from './templates/candidate-list.mjs'
import { letter } from './templates/letter.mjs'
import { meetingRecord } from './templates/meeting-record.mjs'
import { returnSheet } from './templates/return-sheet.mjs'
import { signIn } from './templates/sign-in.mjs'

/**
 * Makes the Word templates that are shipped anew: `node scripts/templates.mjs [folder]`. The same sources give the same
 * bytes, so a test can say whether what lies in `resources` is what the sources make.
 */
const folder = process.argv[2] ?? join(import.meta.dirname, '../resources/meetings/templates')
const templates = {
  会议记录: meetingRecord,
  签到表: signIn,
  会议回执单: returnSheet,
  换届文书: letter,
  候选人名单: candidateList,
}
mkdirSync(folder, { recursive: true })
for (const [name, made] of Object.entries(templates)) writeFileSync(join(folder, `${name}.docx`), made())
