import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDrafts } from '../../../src-renderer/screens/drafts'
import { undoWords, useUndo } from '../../../src-renderer/screens/undo'
import { useNotice } from '../../../src-renderer/widgets/notice'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'

let newest: { entry: number; title: string; time: string } | null
let answer: Outcome<{ entry: number; title: string; again: boolean }>
const run = vi.fn((_name: string, _input: object) => Promise.resolve(answer))
const query = () => Promise.resolve(done({ last: newest, reason: newest ? null : '还没有可以撤销的操作。' }))

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  run.mockClear()
  newest = { entry: 7, title: '登记会议', time: '' }
  answer = done({ entry: 7, title: '登记会议', again: false })
  useUndo().begin({ run, query } as never)
})
afterEach(() => void vi.useRealTimers())

describe('taking back what was done', () => {
  it('the bar offers it after a saving, and takes back what was saved then', async () => {
    useUndo().saved('已登记')
    newest = { entry: 8, title: '登记积分', time: '' }
    useNotice().shown!.undo!()
    await vi.waitFor(() => expect(useNotice().shown!.text).toBe('已撤销：登记会议'))
    expect(run.mock.calls).toEqual([['office.undo', { entry: 7 }]])
    expect(useNotice().shown!.undoWord).toBe('重做')
    expect(useUndo().turns).toBe(1)
  })
  it('a refusal is said as the engine says it, and turns nothing', async () => {
    answer = refused(problem('undo-needed', '请先更正那条记录。'))
    await useUndo().last()
    expect(useNotice().shown).toEqual({ text: '请先更正那条记录。' })
    expect(useUndo().turns).toBe(0)
  })
  it('where there is nothing to undo, it says so', async () => {
    newest = null
    await useUndo().last()
    expect(useNotice().shown!.text).toBe('还没有可以撤销的操作。')
    expect(run).not.toHaveBeenCalled()
  })
  it('over a form that is not saved it names the deed first', async () => {
    useDrafts().watchForm(() => ({ typed: true }))
    await useUndo().last()
    expect(run).not.toHaveBeenCalled()
    expect(useNotice().shown!.text).toContain('登记会议')
    await useUndo().last()
    expect(run).toHaveBeenCalledOnce()
  })
  it('undoing an undoing is doing it again', () => {
    expect(undoWords('撤销登记会议')).toEqual({ word: '重做', what: '登记会议' })
    expect(undoWords('重做登记会议')).toEqual({ word: '撤销', what: '登记会议' })
    expect(undoWords('登记会议')).toEqual({ word: '撤销', what: '登记会议' })
  })
})
