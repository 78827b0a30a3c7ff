import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { readRoster } from '../../../src-shared/roster/roster-import/read-roster'
it('x', async () => {
  for (const f of ['roster.xlsx','roster-old.xls','roster-gbk.csv','roster-messy.xlsx']) {
    const o = await parseSheets(f, readFileSync(new URL(`../../fixtures/roster/${f}`, import.meta.url)))
    if (!o.ok) throw new Error(JSON.stringify(o))
    const r = readRoster(o.value[0]!, '2026-11-22')
    console.log(f, r.headerRow, r.rows.length, r.problems)
  }
})
