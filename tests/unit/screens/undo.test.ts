import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDrafts } from '../../../src-renderer/screens/drafts'
import { deedLine, undoWords, useUndo } from '../../../src-renderer/screens/undo'
import { useNotice } from '../../../src-renderer/widgets/notice'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'

interface Deed {
  entry: number
  title: string
  about: string
  time: string
}
const meeting: Deed = { entry: 7, title: '登记会议', about: '和顺园党支部的会', time: '' }

let newest: Deed
let undoable: Deed | null
let redoable: Deed | null
let canUndo: { ok: boolean; reason: string | null }
let earlier: Deed | undefined
let answer: Outcome<{ entry: number; title: string; again: boolean }>
const run = vi.fn((_name: string, _input: object) => Promise.resolve(answer))
const query = vi.fn(async (name: string, _input: object) => {
  if (name === 'office.journal') return done({ rows: [{ number: newest.entry, ...newest }] })
  if (name === 'office.canUndo') return done(canUndo)
  const last = name === 'office.undoable' ? undoable : redoable
  return done({ last, reason: last ? null : '没有可以撤销的操作。', ...(earlier && { earlier }) })
})

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  run.mockClear()
  query.mockClear()
  newest = undoable = meeting
  redoable = null
  canUndo = { ok: true, reason: null }
  earlier = undefined
  answer = done({ entry: 7, title: '登记会议', again: false })
  useUndo().begin({ run, query } as never, 3)
})
afterEach(() => void vi.useRealTimers())

const shown = () => useNotice().shown
const undone = () => run.mock.calls.map(([, input]) => (input as Pick<Deed, 'entry'>).entry)

describe('taking back what was done', () => {
  it('the bar offers it after a saving, and takes back what was saved then', async () => {
    useUndo().saved('已登记')
    newest = undoable = { ...meeting, entry: 8, title: '登记积分' }
    shown()!.undo!()
    await vi.waitFor(() => expect(run).toHaveBeenCalledWith('office.undo', { entry: 7 }))
  })
  it('the bar offers nothing that would be refused', async () => {
    canUndo = { ok: false, reason: '起用以后不能撤销。' }
    useUndo().saved('已起用')
    await vi.waitFor(() => expect(shown()).toEqual({ text: '已起用' }))
  })
  it('where the newest deed can never be undone, the step before it is named first', async () => {
    undoable = null
    earlier = { ...meeting, entry: 5 }
    await useUndo().turn('undo')
    expect(run).not.toHaveBeenCalled()
    expect(shown()!.text).toBe('没有可以撤销的操作。要撤销的是再往前的：登记会议 和顺园党支部的会')
    await useUndo().turn('undo')
    await vi.waitFor(() => expect(undone()).toEqual([5]))
  })
  it('the bar says what was undone, about whom, and Ctrl+Y brings that back', async () => {
    newest = { ...meeting, entry: 8, title: '撤销登记会议' }
    await useUndo().turn('undo')
    expect(shown()!.text).toBe('已撤销：登记会议 和顺园党支部的会')
    expect(useUndo().turns).toBe(1)
    answer = done({ entry: 8, title: '登记会议', again: true })
    newest = { ...meeting, entry: 9, title: '恢复撤销的登记会议' }
    await useUndo().turn('redo')
    await vi.waitFor(() => expect(shown()!.text).toBe('已恢复：登记会议 和顺园党支部的会'))
    expect(undone()).toEqual([7, 8])
    expect(shown()).toMatchObject({ undo: expect.any(Function) })
    expect(shown()!.redo).toBeUndefined()
  })
  it('Ctrl+Z again, while the bar offers the way back, goes one step further and not back', async () => {
    newest = { ...meeting, entry: 8, title: '撤销登记会议' }
    await useUndo().turn('undo')
    undoable = { ...meeting, entry: 6, title: '登记积分' }
    await useUndo().turn('undo')
    expect(undone()).toEqual([7, 6])
  })
  it('Ctrl+Y struck before Ctrl+Z is answered brings back what that undid', async () => {
    newest = { ...meeting, entry: 8, title: '撤销登记会议' }
    const turns = [useUndo().turn('undo'), useUndo().turn('redo')]
    await Promise.all(turns)
    expect(undone()).toEqual([7, 8])
  })
  it('a key that is held down goes one step at a time, and none behind the release', async () => {
    newest = { ...meeting, entry: 8, title: '撤销登记会议' }
    await Promise.all(Array.from({ length: 9 }, () => useUndo().turn('undo')))
    expect(undone()).toEqual([7, 7])
  })
  it('the keys go back to the beginning of this sitting and no further', async () => {
    await useUndo().turn('undo')
    expect(query).toHaveBeenCalledWith('office.undoable', { after: 3 })
    useNotice().clear()
    await useUndo().turn('redo')
    expect(query).toHaveBeenCalledWith('office.redoable', { after: 3 })
  })
  it('a refusal is said as the engine says it, and turns nothing', async () => {
    answer = refused(problem('undo-needed', '请先更正那条记录。'))
    await useUndo().turn('undo')
    expect(shown()).toEqual({ text: '请先更正那条记录。' })
    expect(useUndo().turns).toBe(0)
  })
  it.each(['undo', 'redo'] as const)('where there is nothing to %s, it says so', async way => {
    undoable = null
    await useUndo().turn(way)
    expect(shown()!.text).toBe('没有可以撤销的操作。')
    expect(run).not.toHaveBeenCalled()
  })
  it.each([
    ['undo', '登记会议 和顺园党支部的会'],
    ['redo', '刚撤销的：登记会议 和顺园党支部的会'],
  ] as const)('over a form that is not saved, %s names the deed first', async (way, words) => {
    redoable = { ...meeting, entry: 8, title: '撤销登记会议' }
    useDrafts().watchForm(() => ({ typed: true }))
    await useUndo().turn(way)
    expect(run).not.toHaveBeenCalled()
    expect(shown()!.text).toContain(words)
    await useUndo().turn(way)
    expect(undone()).toEqual([way === 'undo' ? 7 : 8])
  })
  it('undoing an undoing brings back what was undone', () => {
    expect(undoWords('撤销登记会议')).toEqual({ word: '恢复', what: '登记会议' })
    expect(undoWords('恢复撤销的登记会议')).toEqual({ word: '撤销', what: '登记会议' })
    expect(undoWords('登记会议')).toEqual({ word: '撤销', what: '登记会议' })
  })
  it('a deed that changed no rows is its name alone', () => {
    expect(deedLine({ title: '恢复备份', about: '' })).toBe('恢复备份')
  })
})
