import { describe, expect, it } from 'vitest'
import { draftOf, listed, voteOf } from '../../../../src-renderer/screens/meetings/meeting-draft'
import { formOf } from '../../../../src-renderer/screens/meetings/meeting-form'
import { MeetingDraft } from '../../../../src-shared/meetings/meeting'
import { attendsOf } from '../../../../src-shared/meetings/kinds'
import { decision, form, roster, tapped, whole } from './form'

const sick = { status: 'leave_sick' as const, reason: '住院' }
const statuses = (list: { member: string; status: string }[]) => list.map(({ member, status }) => `${member}:${status}`)

describe('what is sent of a record', () => {
  it('whoever was not tapped is present; a reason goes with who was missing', () => {
    const { draft } = draftOf(form({ marks: { a: sick } }), whole)
    expect(draft.attendance).toEqual([
      { member: 'a', status: 'leave_sick', reason: '住院' },
      { member: 'b', status: 'present' },
      { member: 'c', status: 'present' },
    ])
  })
  it('at a 支委会 only those who were tapped are listed', () => {
    const marks = { c: { status: 'present' as const, reason: '' } }
    expect(statuses(draftOf(form({ kind: 'branchCommittee', marks }), tapped).draft.attendance)).toEqual(['c:present'])
  })
  it('a 支委会 that is also a general meeting lists everybody', () => {
    const both = form({ kind: 'branchCommittee', countsAs: ['branchGeneral'] })
    expect(attendsOf(both)).toBe('branch')
    expect(draftOf(both, whole).draft.attendance).toHaveLength(3)
  })
  it('who left the roster of that day is left out, though marked before', () => {
    expect(statuses(draftOf(form({ marks: { z: sick } }), whole).draft.attendance)).toHaveLength(3)
  })

  it('items and decisions that say nothing are left out, and the rest knows its row', () => {
    const { draft, agendaRows, decisionRows } = draftOf(
      form({
        agenda: [
          { title: '', minutes: ' ' },
          { title: '审议方案', minutes: '' },
        ],
        decisions: [decision({ item: 1 }), decision({ title: '同意', item: 2 })],
      }),
      whole,
    )
    expect([agendaRows, decisionRows]).toEqual([[1], [1]])
    expect(draft.agenda).toEqual([{ title: '审议方案', minutes: '' }])
    expect(draft.decisions[0]).toMatchObject({ title: '同意', item: 1 })
  })
  it('no number entered: no vote; one entered: the others are nought', () => {
    expect(voteOf(decision({}))).toBeUndefined()
    expect(voteOf(decision({ yes: '11', abstain: '1' }))).toEqual({
      ballot: 'show',
      yes: 11,
      no: 0,
      abstain: 1,
      written: 0,
    })
  })
  it('written opinions count only for admission and 转正, whatever was typed before', () => {
    expect(voteOf(decision({ yes: '9', written: '2' }))?.written).toBe(0)
    expect(voteOf(decision({ kind: 'admission', yes: '9', written: '2' }))?.written).toBe(2)
  })
  it('a vote with numbers is sent even without its words, so that the words are asked for', () => {
    expect(draftOf(form({ decisions: [decision({ yes: '3' })] }), whole).draft.decisions).toHaveLength(1)
  })

  it('a record that is read and sent again is the same', () => {
    const written = form({
      countsAs: ['themeDay'],
      begins: '14:30',
      guests: '张三',
      agenda: [{ title: '审议方案', minutes: '发言' }],
      minutes: '总结',
      marks: { a: sick },
      decisions: [decision({ title: '同意', owner: '周立新', due: '2026-11-30', yes: '1', no: '0', abstain: '0' })],
    })
    const draft = MeetingDraft.parse(draftOf(written, whole).draft)
    const attendance = draft.attendance.map(line => ({
      ...roster.find(({ member }) => member === line.member)!,
      ...line,
    }))
    const back = formOf({ ...draft, id: 'm', number: 1, attendance })
    expect(draftOf(back, whole).draft).toEqual(draft)
  })
})

describe('who is on no roster', () => {
  it('is typed with the unit they came for, marked in the grid and sent apart from the members', () => {
    const names = '刘洋（物业公司经理）、王芳'
    const written = form({ kind: 'twoCommittees', names, marks: { '王芳|': sick } })
    expect(listed(written, whole).map(({ line }) => line.name)).toEqual(['丁桂兰', '马文静', '周立新', '刘洋', '王芳'])
    const { draft } = draftOf(written, whole)
    expect(draft.attendance).toHaveLength(3)
    expect(draft.participants).toEqual([
      { name: '刘洋', unit: '物业公司经理', status: 'present' },
      { name: '王芳', status: 'leave_sick', reason: '住院' },
    ])
  })
})

describe('whom a record on the books lacks', () => {
  const lines = roster.map(line => (line.member === 'c' ? { ...line, recorded: false } : line))
  const lacking = { roster: lines, everybody: true }

  it('is not taken for present: not listed, not sent', () => {
    expect(listed(form(), lacking).map(({ line }) => line.member)).toEqual(['a', 'b'])
    expect(statuses(draftOf(form(), lacking).draft.attendance)).toEqual(['a:present', 'b:present'])
  })
  it('is taken in once somebody says how they stood', () => {
    const marks = { c: { status: 'present', reason: '' } } as const
    expect(statuses(draftOf(form({ marks }), lacking).draft.attendance)).toEqual([
      'a:present',
      'b:present',
      'c:present',
    ])
  })
})
