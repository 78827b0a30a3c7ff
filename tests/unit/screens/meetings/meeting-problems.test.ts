import { describe, expect, it } from 'vitest'
import { draftOf } from '../../../../src-renderer/screens/meetings/meeting-draft'
import { placeProblems, problemsBefore } from '../../../../src-renderer/screens/meetings/meeting-problems'
import { problem } from '../../../../src-shared/problem'
import { decision, form, roster } from './form'

describe('problems of a record', () => {
  it('a row of the draft is shown at the row of the form it came from', () => {
    const placed = placeProblems(
      [problem('required', '请写明', { field: '决定内容', path: ['decisions', 0, 'title'] })],
      {
        agendaRows: [],
        decisionRows: [2],
      },
    )
    expect(placed.fields).toEqual({ 'decisions.2.title': '请写明' })
    expect(placed.parts).toEqual({ decisions: '请写明' })
  })
  it('several of one part are one line that names the fields', () => {
    const { parts } = placeProblems(
      [
        problem('x', '请填写地点', { field: '地点', path: ['place'] }),
        problem('y', '请填写主持人', { field: '主持人', path: ['chair'] }),
      ],
      { agendaRows: [], decisionRows: [] },
    )
    expect(parts).toEqual({ when: '有2处要改：地点、主持人' })
  })
  it('who is missing without a reason is named before anything is sent, with all that is not filled in', () => {
    const typed = form({ place: '', marks: { a: { status: '', reason: '' } }, decisions: [decision({ yes: '1' })] })
    const found = problemsBefore(typed, roster, draftOf(typed, roster))
    expect(found.map(({ path }) => path?.join('.'))).toEqual(['attendance', 'place', 'decisions.0.title'])
    expect(found[0]!.message).toBe('丁桂兰没有到会，请选原因。')
  })
  it('a record that is whole has none', () => {
    expect(problemsBefore(form(), roster, draftOf(form(), roster))).toEqual([])
  })
})
