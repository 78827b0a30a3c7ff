import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { EngineClient } from '../engine/client'
import { useNotice } from '../widgets/notice'
import { useDrafts } from './drafts'

/** What undoing an entry of the journal is called, by the entry's title: an undoing is done again. */
export function undoWords(title: string): { word: '撤销' | '重做'; what: string } {
  return { word: title.startsWith('撤销') ? '重做' : '撤销', what: title.replace(/^(撤销|重做)/, '') }
}

/** Taking back what was done, from wherever it is asked: the bar, Ctrl+Z, the journal, a history, the recycle bin. */
export const useUndo = defineStore('undo', () => {
  const notice = useNotice()
  const drafts = useDrafts()
  /** How often the books went back; a page that read them once has to read them again. */
  const turns = ref(0)
  let engine: Pick<EngineClient, 'run' | 'query'>
  let busy = false

  const begin = (given: typeof engine) => void (engine = given)

  /** Says what was saved just now, and offers to take it back. */
  function saved(text: string, undoWord: '撤销' | '重做' = '撤销'): void {
    const asked = engine.query('office.undoable', {})
    async function undoIt(): Promise<void> {
      const found = await asked
      if (!found.ok || !found.value.last) return sayWhyNot(found.ok ? found.value.reason : found.problems[0]!.message)
      await undo(found.value.last.entry)
    }
    notice.say({ text, undo: () => void undoIt(), undoWord })
  }
  const sayWhyNot = (reason: string | null) => notice.say({ text: reason ?? '没有可以撤销的操作。' })

  /**
   * Undoes an entry of the journal, says so and offers the way back; a refusal is said as the engine says it.
   * @param words what to say instead of `已撤销：登记会议`
   */
  async function undo(entry: number, words?: string): Promise<void> {
    if (busy) return
    busy = true
    const outcome = await engine.run('office.undo', { entry })
    busy = false
    if (!outcome.ok) return sayWhyNot(outcome.problems[0]!.message)
    turns.value++
    const { title, again } = outcome.value
    if (words) saved(words)
    else saved(`${again ? '已重做' : '已撤销'}：${title}`, again ? '撤销' : '重做')
  }

  /** Ctrl+Z: what the bar offers, else the newest command. Over a form that isn't saved the bar names it first. */
  async function last(): Promise<void> {
    if (notice.shown?.undo) return notice.shown.undo()
    const found = await engine.query('office.undoable', {})
    if (!found.ok || !found.value.last) return sayWhyNot(found.ok ? found.value.reason : found.problems[0]!.message)
    const { entry, title } = found.value.last
    if (!drafts.isTyping()) return undo(entry)
    const { word, what } = undoWords(title)
    notice.say({
      text: `这一页还没有保存，不受影响。要${word}的是上一次保存的：${what}`,
      undo: () => void undo(entry),
      undoWord: word,
    })
  }
  return { turns, begin, saved, undo, last }
})
