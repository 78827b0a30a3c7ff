import { ref, watch, type Ref } from 'vue'
import { useCommandId } from '../command-id'
import { useEngine, usePlatform } from '../engine'
import { useSent } from './sent'

/** One sending of a period: what goes, to which stick, and what stands against it. */
export function useSending(given: {
  period: Ref<string>
  /** The how manyth report of the period it would be. */
  revision: Ref<number>
  /** The office above, where it can be encrypted to. */
  encryptsTo: Ref<string | null>
  /** Leads to where the reason is written, which a correction lacks. */
  askNote: () => void
}) {
  const engine = useEngine()
  const { main } = usePlatform()
  const sent = useSent()
  const once = useCommandId()

  const folder = ref<{ token: string; name: string } | null>(null)
  const detail = ref<'figures' | 'pseudonymous' | 'named'>('pseudonymous')
  const encrypt = ref(false)
  const agreed = ref(false)
  const attachments = ref(false)
  const note = ref('')
  const noteTrouble = ref('')
  const writing = ref(false)
  const trouble = ref('')

  watch([detail, agreed], () => (trouble.value = ''))
  watch(given.period, () => (trouble.value = noteTrouble.value = note.value = ''))
  watch(note, () => (noteTrouble.value = ''))

  /** What must be said or done first, in words; empty where nothing. */
  function lacking(): string {
    if (detail.value !== 'named') return ''
    if (given.encryptsTo.value === null) return '含姓名的报送必须加密。请先在右边“上级单位”里确认上级，再写入。'
    return agreed.value ? '' : '这一次含姓名。请先在右边勾选同意加密报给上级，再写入。'
  }

  async function choose(): Promise<void> {
    folder.value = (await main['dialog.folder']({})) ?? folder.value
    trouble.value = ''
  }

  /** @returns the report that was written and read back; null where it was not */
  async function write(): Promise<{ id: string } | null> {
    if (!folder.value || writing.value) return null
    trouble.value = lacking()
    if (trouble.value) return null
    if (given.revision.value > 1 && !note.value.trim()) {
      noteTrouble.value = '请写明为什么更正'
      given.askNote()
      return null
    }
    writing.value = true
    const carries = detail.value === 'named' && attachments.value
    const said = { detail: detail.value, encrypt: encrypt.value, note: note.value, attachments: carries }
    const input = { period: given.period.value, to: folder.value.token, ...said }
    const outcome = await once(command => engine.run('upstream.export', input, command))
    writing.value = false
    if (!outcome.ok) {
      trouble.value = outcome.problems[0]?.message ?? '没有写成，请换一个U盘再试。'
      return null
    }
    sent.last = { ...outcome.value, time: new Date().toISOString() }
    sent.coverOpened = false
    folder.value = null
    detail.value = 'pseudonymous'
    agreed.value = attachments.value = false
    note.value = ''
    return outcome.value
  }

  return { folder, detail, encrypt, agreed, attachments, note, noteTrouble, writing, trouble, choose, write }
}
