import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { EngineClient } from '../engine/client'
import { useNotice } from '../widgets/notice'
import { useDrafts } from './drafts'

/** What undoing an entry of the journal is called, by the entry's title: what was undone comes back. */
export function undoWords(title: string): { word: '撤销' | '恢复'; what: string } {
  return { word: title.startsWith('撤销') ? '恢复' : '撤销', what: title.replace(/^(撤销|恢复撤销的)/, '') }
}

/** A deed and whom it was about, in one line: `登记积分 王强2026年8月2日的积分+1.0`. */
export const deedLine = ({ title, about }: { title: string; about: string }) => [title, about].filter(Boolean).join(' ')

/** Taking back what was done, from wherever it is asked: the bar, the keys, the journal, a history, the recycle bin. */
export const useUndo = defineStore('undo', () => {
  const notice = useNotice()
  const drafts = useDrafts()
  /** How often the books went back; a page that read them once has to read them again. */
  const turns = ref(0)
  let engine: Pick<EngineClient, 'run' | 'query'>
  let after = 0
  let busy = false
  /** The turn that is being made, and whether one waits behind it. */
  let turning: Promise<void> | null = null
  let waits = false

  /** @param newest number of the newest entry when this sitting began: the keys go back no further */
  function begin(given: typeof engine, newest: number): void {
    engine = given
    after = newest
  }

  async function newestLine() {
    const found = await engine.query('office.journal', { limit: 1 })
    return found.ok ? found.value.rows[0] : undefined
  }

  /**
   * Says what was saved just now, and offers to take it back; the offer goes again where it would be refused.
   * @param undone what to say once it is taken back, where the journal's words would say less
   */
  function saved(text: string, undone?: string): void {
    const asked = newestLine()
    async function undoIt(): Promise<void> {
      const line = await asked
      if (line) await undo(line.number, undone)
    }
    const offer = { text, undo: undoIt }
    notice.say(offer)
    void withdrawIfRefused()
    async function withdrawIfRefused(): Promise<void> {
      const line = await asked
      const found = line && (await engine.query('office.canUndo', { entry: line.number }))
      if (found?.ok && !found.value.ok && notice.shown?.undo === offer.undo) notice.say({ text })
    }
  }
  const sayWhyNot = (reason: string | null) => notice.say({ text: reason ?? '没有可以撤销的操作。' })

  /**
   * Undoes an entry of the journal, says so and offers the way back; a refusal is said as the engine says it.
   * @param words what to say instead of `已撤销：登记会议 …`
   */
  async function undo(entry: number, words?: string): Promise<void> {
    if (busy) return
    busy = true
    const outcome = await engine.run('office.undo', { entry })
    busy = false
    if (!outcome.ok) return sayWhyNot(outcome.problems[0]!.message)
    turns.value++
    if (words) return saved(words)
    const { title, again } = outcome.value
    const line = await newestLine()
    const text = `${again ? '已恢复' : '已撤销'}：${deedLine({ title, about: line?.about ?? '' })}`
    const back = line && { [again ? 'undo' : 'redo']: () => undo(line.number) }
    notice.say({ text, ...back })
  }

  /**
   * Ctrl+Z and Ctrl+Y: what the bar offers under that key, else the newest deed of this sitting, or its undoing. Over a
   * form that isn't saved, and where the newest can never be undone, the bar names it first. Who strikes before the last turn is
   * answered is not passed over, and a key that is held down goes no further than one.
   */
  async function turn(way: 'undo' | 'redo'): Promise<void> {
    if (waits) return
    if (turning) {
      waits = true
      await turning.finally(() => void (waits = false))
    }
    turning = turnNow(way).finally(() => void (turning = null))
    await turning
  }
  async function turnNow(way: 'undo' | 'redo'): Promise<void> {
    const offered = notice.shown?.[way]
    if (offered) return offered()
    const found = await engine.query(way === 'undo' ? 'office.undoable' : 'office.redoable', { after })
    if (!found.ok) return sayWhyNot(found.problems[0]!.message)
    if (!found.value.last) {
      const { reason, earlier } = found.value
      if (!earlier) return sayWhyNot(reason)
      const text = `${reason ?? ''}要撤销的是再往前的：${deedLine(earlier)}`
      return notice.say({ text, undo: () => undo(earlier.entry) })
    }
    const { entry, title, about } = found.value.last
    if (!drafts.isTyping()) return undo(entry)
    const deed = deedLine({ title: undoWords(title).what, about })
    const what = way === 'undo' ? `要撤销的是上一次保存的：${deed}` : `要恢复的是刚撤销的：${deed}`
    notice.say({ text: `这一页还没有保存，不受影响。${what}`, [way]: () => undo(entry) })
  }
  return { turns, begin, newest: newestLine, saved, undo, turn }
})
