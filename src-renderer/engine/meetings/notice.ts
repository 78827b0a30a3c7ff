import * as z from 'zod'
import { Meeting } from '../../../src-shared/meetings/meeting'
import { NoticeSheet, noticeSheet } from '../../../src-shared/meetings/notice-sheet'
import { Refusal } from '../../../src-shared/problem'
import { defineQuery } from '../command'
import { branchUnknown } from './outputs'

const { kind, date, begins } = Meeting.shape
const typed = z.string().trim().default('')

/** The notice of a meeting that is to be held, for the branch's board. Nothing is written. */
export const meetingNotice = defineQuery({
  name: 'meetings.notice',
  title: '打印会议通知',
  input: z.object({
    id: z.string().meta({ label: '党支部' }),
    kind,
    date,
    begins: begins.or(z.literal('')).meta({ label: '开始时间' }),
    place: typed.meta({ label: '地点' }),
    /** One item a line. */
    about: typed.meta({ label: '议题' }),
    leave: typed.meta({ label: '请假找谁' }),
  }),
  output: NoticeSheet,
  async run(reader, { id, begins, ...said }, outside) {
    const branch = await reader.get('organisations', id)
    if (!branch) throw new Refusal([branchUnknown])
    return noticeSheet({ ...said, begins: begins ?? '', unit: branch.name, printedOn: outside.today() })
  },
})
