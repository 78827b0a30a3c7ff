import * as z from 'zod'
import { footCodes } from '../../../src-shared/office/office'
import { problem } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { defineCommand, defineQuery } from '../command'
import { ownOffice } from './queries'

const code = choice(footCodes).meta({ label: '会议文书页脚' })

/** Says whether the papers of meetings bear their number as a code beside the words. */
export const setFoot = defineCommand({
  name: 'office.setFoot',
  title: '设定会议文书页脚',
  input: z.object({ code }),
  output: z.object({ code }),
  async run(tx, { code: footCode }) {
    const office = await ownOffice(tx)
    if (!office) return tx.refuse(problem('office-missing', '请先建立本单位台账。'))
    await tx.put('offices', { ...office, footCode })
    return { code: footCode }
  },
})

/** What stands at the foot of the papers of meetings. */
export const officeFoot = defineQuery({
  name: 'office.foot',
  title: '会议文书页脚',
  input: z.object({}),
  output: z.object({ code }),
  run: async reader => ({ code: (await ownOffice(reader))?.footCode ?? 'qr' }),
})
