import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isPeriod, printPeriod, type Period } from '../../../../src-shared/period'
import type { Problem } from '../../../../src-shared/problem'
import { daysOfNotice, noticeEnd, pointsTerms } from '../../../../src-shared/points/terms'
import { besideField } from '../../beside-field'
import { useCommandId } from '../../command-id'
import { useEngine, useLive, useOffice } from '../../engine'
import { useUndo } from '../../undo'
import { useClosingStore } from './closing-store'
import {
  behindOf,
  blockedBy,
  catchUpTo,
  closedWords,
  lastMonth,
  proposalOf,
  readyOf,
  stepOf,
  type BranchRow,
  type Said,
} from './steps'

/** Where something is wrong: of the whole page, beside a field, or beside a branch. */
interface Troubles {
  page: string
  fields: Readonly<Record<string, string>>
  branches: Readonly<Record<string, string>>
}
const none: Troubles = { page: '', fields: {}, branches: {} }

/** The closing of a period while it is prepared: what is ticked, who confirms, when and where it hangs, and the deeds. */
export function useClosing() {
  const route = useRoute()
  const router = useRouter()
  const engine = useEngine()
  const office = useOffice()
  const undo = useUndo()
  const once = useCommandId()
  const store = useClosingStore()
  const today = () => office.value.today

  const askedPeriod = String(route.query['period'] ?? '')
  const isAsked = isPeriod(askedPeriod)
  const isBack = route.query['at'] !== undefined
  const branch = typeof route.query['branch'] === 'string' ? route.query['branch'] : null
  store.begin(isAsked ? askedPeriod : lastMonth(today()), isBack ? store.ticked : branch ? [branch] : null)

  const period = computed(() => store.period)
  function choosePeriod(to: Period): void {
    store.begin(to, null)
    troubles.value = none
    void router.replace({ query: { period: to } })
  }
  const answer = useLive('points.closings', () => ({ period: store.period }))
  const late = useLive('points.late', () => ({ period: store.period }))
  const rows = computed<readonly BranchRow[]>(() => answer.value.value?.rows ?? [])
  const catchUp = computed(() => catchUpTo(rows.value, store.period, today()))
  const behind = computed(() => behindOf(rows.value))
  /** Goes to a month, to close all before it with it. */
  function closeAll(to: Period): void {
    if (to !== store.period) choosePeriod(to)
    store.earlier = true
  }
  // Nobody asked for this month: where all wait for an earlier one, that one comes first.
  const first = watch(answer.value, now => {
    if (!now) return
    first.stop()
    const before = isAsked ? undefined : blockedBy(now.rows)
    if (before) choosePeriod(before)
  })

  const ticked = computed(() => {
    const wanted = new Set(store.ticked ?? readyOf(rows.value, today(), store.earlier))
    return rows.value.filter(row => wanted.has(row.branch))
  })
  const step = computed(() => stepOf(ticked.value, rows.value))
  const concerned = computed(() => ticked.value.filter(({ state }) => (state === 'open') === (step.value === 'close')))
  function tick(branches: readonly string[], on: boolean): void {
    const now = ticked.value.map(row => row.branch).filter(id => !branches.includes(id))
    store.ticked = on ? [...now, ...branches] : now
  }

  /** The months that would be closed with the period, as far as the ticked branches have any open. */
  const months = useLive('points.openMonths', () =>
    store.earlier && step.value === 'close' && concerned.value.length
      ? { period: store.period, branches: concerned.value.map(row => row.branch) }
      : null,
  )
  /** What would be closed is not there to be seen yet. */
  const looksUp = computed(() => store.earlier && step.value === 'close' && months.loading.value)
  const earlierMonths = computed(() => months.value.value?.months ?? [])

  const saidOf = (row: BranchRow): Said => store.said[row.branch] ?? proposalOf(row, today())
  function say(row: BranchRow, said: Said): void {
    store.said = { ...store.said, [row.branch]: said }
    const { [row.branch]: _, ...others } = troubles.value.branches
    troubles.value = { ...troubles.value, branches: others }
  }
  const last = computed(() => answer.value.value?.last)
  const checkedBy = computed({
    get: () => store.checkedBy ?? last.value?.checkedBy ?? engine.operator,
    set: name => (store.checkedBy = name),
  })
  /** What the notices of the ticked branches say, or what the last ones said. */
  const notice = computed(() => {
    if (store.notice) return store.notice
    const hung = concerned.value.map(({ closing }) => closing?.notice).find(Boolean)
    return {
      from: hung?.from ?? today(),
      days: String(hung ? daysOfNotice(hung) : (last.value?.days ?? pointsTerms.noticeDays)),
      place: hung?.place ?? last.value?.place ?? '',
    }
  })
  const noticeTo = computed(() => {
    const days = Number(notice.value.days)
    return notice.value.from && Number.isInteger(days) && days > 0 ? noticeEnd(notice.value.from, days) : ''
  })

  const troubles = ref<Troubles>(none)
  const busy = ref(false)
  /** Puts what was refused beside what it is about. */
  function place(problems: readonly Problem[], branches: readonly BranchRow[]): void {
    const found = { page: '', fields: {} as Record<string, string>, branches: {} as Record<string, string> }
    for (const problem of [...problems].reverse()) {
      const [field = '', at] = problem.path ?? []
      const about = field === 'branches' && typeof at === 'number' ? branches[at] : undefined
      if (about) found.branches[about.branch] = besideField(problem)
      else if (['checkedBy', 'from', 'to', 'place'].includes(String(field))) found.fields[field] = besideField(problem)
      else found.page = problem.message
    }
    troubles.value = found
  }
  async function deed<T>(
    run: (command: string) => Promise<{ ok: true; value: T } | { ok: false; problems: Problem[] }>,
  ) {
    if (busy.value) return null
    busy.value = true
    const about = concerned.value
    const outcome = await once(run)
    busy.value = false
    if (outcome.ok) troubles.value = none
    else place(outcome.problems, about)
    return outcome.ok ? outcome.value : null
  }

  async function close(): Promise<boolean> {
    const about = concerned.value
    const undated = about.filter(row => !saidOf(row).on)
    if (undated.length) {
      const words = '请填支委会确认的日期，或者先登记这次会议'
      troubles.value = { ...none, branches: Object.fromEntries(undated.map(row => [row.branch, words])) }
      return false
    }
    const branches = about.map(row => {
      const { by, on, meeting } = saidOf(row)
      return { branch: row.branch, confirmedBy: by, confirmedOn: on, ...(meeting && { meeting }) }
    })
    const input = { period: store.period, checkedBy: checkedBy.value, branches, earlier: store.earlier }
    const done = await deed(command => engine.run('points.close', input, command))
    if (!done) return false
    store.ticked = branches.map(row => row.branch)
    store.checkedBy = null
    store.earlier = false
    const what = closedWords(store.period, done)
    undo.saved(`已结账：${what}`, done.earlier && `已撤销结账：${what}`)
    return true
  }
  /** Notes the notices, where they are new or say something else than before. */
  async function post(): Promise<boolean> {
    const { from, place: where } = notice.value
    const isAsHung = ({ closing }: BranchRow) =>
      closing?.notice?.from === from && closing.notice.to === noticeTo.value && (closing.notice.place ?? '') === where
    if (concerned.value.every(isAsHung)) return true
    if (!noticeTo.value) {
      troubles.value = { ...none, fields: { to: '请填公示几天，如 5' } }
      return false
    }
    const branches = concerned.value.map(row => row.branch)
    const input = { period: store.period, branches, from, to: noticeTo.value, ...(where.trim() && { place: where }) }
    const done = await deed(command => engine.run('points.post', input, command))
    if (!done) return false
    store.notice = null
    store.ticked = branches
    undo.saved(`已登记公示：${printPeriod(store.period)}积分，${done.posted}个党支部`)
    return true
  }
  async function takeDown(): Promise<void> {
    const branches = rows.value.filter(({ state }) => state === 'expired').map(row => row.branch)
    const done = await deed(command => engine.run('points.takeDown', { period: store.period, branches }, command))
    if (done) undo.saved(`已登记取下：${printPeriod(store.period)}积分公示，${done.taken}个党支部`)
  }
  /** All notices in one print. */
  const paper = () => ({
    path: `/print/points-notice/${concerned.value.map(row => row.branch).join(',')}`,
    query: { period: store.period },
  })

  return {
    ...{ period, choosePeriod, rows, late, ticked, tick, step, concerned, saidOf, say, checkedBy, notice, noticeTo },
    ...{ troubles, busy, close, post, takeDown, paper, loading: answer.loading, catchUp, behind, closeAll },
    earlier: computed(() => store.earlier),
    earlierMonths,
    looksUp,
    closeAlone: () => (store.earlier = false),
    sayNotice: (said: typeof notice.value) => (store.notice = said),
  }
}
