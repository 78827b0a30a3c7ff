import * as z from 'zod'
import { problem } from '../../../src-shared/problem'
import { PutOff } from '../../../src-shared/roster/put-off'
import { defineCommand, defineQuery } from '../command'

const { reminder, until } = PutOff.shape

/** Puts a reminder off until a day, for everybody of this office; without a day it is shown again at once. */
export const putOff = defineCommand({
  name: 'roster.putOff',
  title: '放下提醒',
  input: z.object({ reminder, until: until.optional() }),
  output: z.object({ reminder }),
  async run(tx, { reminder: id, until: day }) {
    if (day !== undefined && day <= tx.today)
      tx.refuse(problem('put-off-past', '请选择今天以后的日期。', { field: '放到', path: ['until'] }))
    if (day !== undefined) await tx.put('putOffs', { id, reminder: id, until: day })
    else if (await tx.get('putOffs', id)) await tx.remove('putOffs', [id])
    return { reminder: id }
  },
})

/** The reminders that are put off today, and until when. */
export const putOffs = defineQuery({
  name: 'roster.putOffs',
  title: '放下的提醒',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ reminder, until })) }),
  async run(reader, _input, outside) {
    const rows = (await reader.all('putOffs')).filter(row => row.until > outside.today())
    return { rows: rows.map(row => ({ reminder: row.reminder, until: row.until })) }
  },
})
