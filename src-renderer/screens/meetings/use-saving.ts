import { nextTick, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { useNotice } from '../../widgets/notice'
import { useComeBack } from '../come-back'
import { usePreview } from '../preview'
import { useUndo } from '../undo'
import type { useMeeting } from './use-meeting'

/** What saving needs of the page besides the record itself. */
interface Page {
  /** Of a record on the books. */
  id: string | undefined
  /** Where what is wrong is looked for. */
  scroller: Ref<HTMLElement | null>
  /** `主题党日，2026年第1次` in the words of the bar. */
  words: (number: number) => string
  /** The unit as it stands on paper. */
  onPaper: () => Parameters<ReturnType<typeof useMeeting>['sheet']>[0]
  /** Keeps the photographs that were given; what was refused is said. */
  keepPhotos: (id: string) => Promise<string | null>
}

/** Saves a record, prints it or shows it as it would be printed. What is wrong is brought into sight. */
export function useSaving(meeting: ReturnType<typeof useMeeting>, { id, scroller, words, onPaper, keepPhotos }: Page) {
  const router = useRouter()
  const notice = useNotice()
  const undo = useUndo()
  const comeBack = useComeBack()
  const preview = usePreview()
  const isAsOnBooks = () => id !== undefined && !meeting.isDirty.value

  /** A time or a date that is being typed is read when its field is left: a key that saves leaves it for a moment. */
  async function takeTyped(): Promise<void> {
    const field = document.activeElement
    if (!(field instanceof HTMLInputElement) || !scroller.value?.contains(field)) return
    field.blur()
    field.focus()
    await nextTick()
  }
  async function save(): Promise<string | null> {
    await takeTyped()
    if (isAsOnBooks()) return id!
    const saved = await meeting.save()
    if (!saved) {
      await nextTick()
      const wrong = scroller.value?.querySelector<HTMLElement>(
        '[aria-invalid=true], [role=gridcell].look, .refusal, .trouble',
      )
      wrong?.scrollIntoView({ block: 'center' })
      wrong?.focus()
      return null
    }
    undo.saved(`${id ? '已更正' : '已登记'} ${words(saved.number)}`)
    const refused = await keepPhotos(saved.id)
    if (refused) notice.say({ text: `记录已保存，照片没有存：${refused}` })
    return saved.id
  }
  async function saveOnly(): Promise<void> {
    await takeTyped()
    if (isAsOnBooks()) return notice.say({ text: '没有改动，不用保存' })
    const saved = await save()
    if (saved && comeBack.asked.value) return void (await comeBack.go('/upstream'))
    if (saved && !id) await router.replace(`/meetings/${saved}`)
  }
  async function saveAndPrint(): Promise<void> {
    const saved = await save()
    if (!saved) return
    if (!id) await router.replace(`/meetings/${saved}`)
    await router.push(`/print/meeting-record/${saved}`)
  }
  function show(): void {
    if (isAsOnBooks()) return void router.push(`/print/meeting-record/${id}`)
    preview.draft = { document: 'meeting-record', data: meeting.sheet(onPaper()) }
    void router.push('/print/meeting-record/draft')
  }
  return { saveOnly, saveAndPrint, show }
}
