import { describe, expect, it } from 'vitest'
import { draftOf } from '../../../../src-renderer/screens/meetings/meeting-draft'
import {
  placeProblems,
  problemsBefore,
  stillStanding,
} from '../../../../src-renderer/screens/meetings/meeting-problems'
import { problem, type Problem } from '../../../../src-shared/problem'
import { decision, form, whole } from './form'

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
    expect(placed.parts).toEqual({})
  })
  it('several of one part that no field shows are one line that names the fields', () => {
    const { parts } = placeProblems(
      [
        problem('x', '票数应为整数', { field: '赞成', path: ['decisions', 0, 'vote', 'yes'] }),
        problem('y', '没有第3个议题', { field: '议题序号', path: ['decisions', 0, 'item'] }),
      ],
      { agendaRows: [], decisionRows: [0] },
    )
    expect(parts).toEqual({ decisions: '有2处要改：赞成、议题序号' })
  })
  it('what a field says under its own name is said once, without the name', () => {
    const { fields, parts } = placeProblems(
      [problem('required', '“地点”请填写地点', { field: '地点', path: ['place'] })],
      { agendaRows: [], decisionRows: [] },
    )
    expect(fields).toEqual({ place: '请填写地点' })
    expect(parts).toEqual({})
  })
  it('who is missing without a reason is named before anything is sent, with all that is not filled in', () => {
    const typed = form({ place: '', marks: { a: { status: '', reason: '' } }, decisions: [decision({ yes: '1' })] })
    const found = problemsBefore(typed, whole, draftOf(typed, whole))
    expect(found.map(({ path }) => path?.join('.'))).toEqual(['attendance', 'place', 'decisions.0.title'])
    expect(found[0]!.message).toBe('丁桂兰没有到会，请选原因。')
  })
  it('a record that is whole has none', () => {
    expect(problemsBefore(form(), whole, draftOf(form(), whole))).toEqual([])
  })
  describe('that were said', () => {
    const standing = (before: ReturnType<typeof form>, now: ReturnType<typeof form>, ofBooks: Problem[] = []) => {
      const [was, is] = [before, now].map(one => draftOf(one, whole))
      const [then, seen] = [problemsBefore(before, whole, was!), problemsBefore(now, whole, is!)]
      return stillStanding([...then, ...ofBooks], was!.draft, is!.draft, seen, then).map(({ path }) => path?.join('.'))
    }
    it('go as soon as their field is right, and the others stay', () => {
      expect(standing(form({ place: '', chair: '' }), form({ place: '二楼', chair: '' }))).toEqual(['chair'])
    })
    it('stay while their field is still wrong, and nothing new is said beside them', () => {
      expect(standing(form({ place: '' }), form({ place: ' ', chair: '' }))).toEqual(['place'])
    })
    it('by the books go when their field says something else', () => {
      const late = problem('date-future', '日期在将来', { path: ['date'] })
      expect(standing(form(), form({ place: '二楼' }), [late])).toEqual(['date'])
      expect(standing(form(), form({ date: '2026-10-09' }), [late])).toEqual([])
    })
  })
})
