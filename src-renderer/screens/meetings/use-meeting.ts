import { computed, ref, watch, type Ref } from 'vue'
import { attendanceOn } from '../../../src-shared/meetings/attendance'
import { attendsOf, type MeetingKind } from '../../../src-shared/meetings/kinds'
import { marksAfter, printParticipants } from '../../../src-shared/meetings/participants'
import { recordSheet, type RecordSheet, type SheetContext } from '../../../src-shared/meetings/record-sheet'
import type { Problem } from '../../../src-shared/problem'
import { useEngine, useLive, useOffice } from '../engine'
import { useCommandId } from '../command-id'
import { useDrafts, useKeptDraft } from '../drafts'
import { useRemarks } from '../remarks'
import { draftOf, listed, type Drafted } from './meeting-draft'
import { draftKey, meetingDraft } from './meeting-draft-key'
import { formOf, namedLines, newForm, type GridLine, type Mark, type MeetingForm } from './meeting-form'
import { noProblems, placeProblems, problemsBefore, stillStanding } from './meeting-problems'

const carriedOver = ['place', 'chair', 'recorder', 'begins', 'ends'] as const

/** One record while it is written or corrected: what is typed, who is on the roster of its day, how it is saved. */
export function useMeeting(
  id: string | undefined,
  begin: { kind: MeetingKind; branch: string; date: string; returned?: string | undefined },
) {
  const engine = useEngine()
  const office = useOffice()
  const drafts = useDrafts()
  const remarks = useRemarks()
  const once = useCommandId()
  const { returned: key, ...what } = begin
  const draftOfReturn = key ? { ...what, returned: { key, unread: [] } } : what
  const kept = drafts.find(draftKey(id, draftOfReturn))?.form as MeetingForm | undefined

  const form = ref({ ...newForm(begin.kind, begin.branch, begin.date), ...kept }) as Ref<MeetingForm>
  /** The number and revision of a record on the books. */
  const onBooks = ref<{ number: number; revision: number } | null>(null)
  const resumed = ref(Boolean(kept))
  /** Whether what is typed here has been kept as a draft. */
  let isKept = Boolean(kept)
  const loading = ref(Boolean(id))
  const unknown = ref<readonly Problem[]>([])
  const saving = ref(false)
  const problems = ref(noProblems)

  const text = () => JSON.stringify(form.value)
  const clean = ref(kept ? '' : text())
  const isDirty = computed(() => text() !== clean.value)

  async function load(id: string): Promise<void> {
    const outcome = await engine.query('meetings.get', { id })
    loading.value = false
    if (!outcome.ok) return void (unknown.value = outcome.problems)
    const { meeting } = outcome.value
    onBooks.value = { number: meeting.number, revision: meeting.revision }
    if (kept) return
    form.value = formOf(meeting)
    clean.value = text()
  }
  if (id) void load(id)

  const start = useLive('meetings.start', () => {
    const { branch, group, date, kind, countsAs } = form.value
    if (!branch || !date || loading.value) return null
    return { branch, date, kind, countsAs: [...countsAs], ...(group && { group }), ...(id && { meeting: id }) }
  })
  const files = useLive('attachments.list', () => (id ? { meeting: id } : null))
  const roster = computed<readonly GridLine[]>(() => start.value.value?.roster ?? [])
  const everybody = computed(() => start.value.value?.everybody ?? attendsOf(form.value) === 'branch')
  const expected = computed(() => ({ roster: roster.value, everybody: everybody.value }))
  /** Everybody who is shown to be marked: the roster, and who is named. */
  const lines = computed<readonly GridLine[]>(() => [...roster.value, ...namedLines(form.value.names)])
  const people = computed(() => listed(form.value, expected.value))
  const number = computed(() => onBooks.value?.number ?? start.value.value?.number ?? null)

  /** Fills in what nobody typed, from the branch's last meeting. */
  let filledNames = ''
  const filled: Partial<Record<(typeof carriedOver)[number], string>> = {}
  watch(start.value, value => {
    // What a returned sheet leaves empty is not known; the last meeting does not tell it.
    if (!value || id || form.value.returned) return
    unlessDirty(() => {
      for (const field of carriedOver) {
        const now = form.value[field]
        if (!now || now === filled[field]) form.value[field] = value[field]
        filled[field] = value[field]
      }
      const others = printParticipants(value.others)
      if (form.value.names === filledNames) form.value.names = others
      filledNames = others
    })
    if (!everybody.value && !Object.keys(form.value.marks).length) void listLastGroup()
  })
  /**
   * Marks say who is missing where everybody is listed, else who came: what the marks that stand here mean. Null until the
   * engine has said it of this form; what is loaded, kept or returned brings marks of its own, and they stay.
   */
  let meant: boolean | null = null
  watch(form, () => (meant = null))
  watch(start.value, value => {
    if (!value) return
    // Only another kind, group or unit lists people in another way.
    if (meant !== null && meant !== value.everybody) form.value.marks = {}
    meant = value.everybody
  })

  /** A name that is typed anew in its place stays as it was marked. */
  function retypeNames(names: string): void {
    form.value.marks = marksAfter(form.value.names, names, form.value.marks)
    form.value.names = names
  }
  // A draft is kept under its unit and kind: where they are changed, it moves and leaves none behind.
  watch(
    () => draftKey(id, form.value),
    (_, before) => isKept && drafts.drop(before),
  )

  function unlessDirty(change: () => void): void {
    const wasDirty = isDirty.value
    change()
    if (!wasDirty) clean.value = text()
  }
  /** At a 支委会 or 党小组会 those who were listed at the last one of its kind. */
  async function listLastGroup(): Promise<void> {
    const { branch, kind } = form.value
    const all = await engine.query('meetings.list', { branch })
    const last = all.ok ? all.value.rows.find(row => row.kind === kind) : undefined
    const found = last && (await engine.query('meetings.get', { id: last.id }))
    if (!found?.ok || form.value.kind !== kind || Object.keys(form.value.marks).length) return
    const marks = found.value.meeting.attendance.map(({ member }) => [member, { status: 'present', reason: '' }])
    unlessDirty(() => (form.value.marks = Object.fromEntries(marks) as Record<string, Mark>))
  }
  /** Who was missing the last time is missing again. */
  const lastMarks = computed(() => {
    const lines = id ? [] : (start.value.value?.lastAttendance ?? [])
    return Object.fromEntries(
      lines.flatMap(({ member, status }) => (status === 'present' ? [] : [[member, { status, reason: '' }]])),
    ) as Record<string, Mark>
  })

  /** What was refused at the last saving, until it is put right or saved again. */
  let refused: { problems: readonly Problem[]; draft: Drafted['draft']; seen: readonly Problem[] } | null = null
  function refuse(found: readonly Problem[], drafted: Drafted, seen: readonly Problem[]): null {
    refused = { problems: found, draft: drafted.draft, seen }
    problems.value = placeProblems(found, drafted)
    return null
  }
  // What is said at a field goes as soon as the field is right, not at the next saving.
  watch(
    [form, expected],
    () => {
      if (!refused || saving.value) return
      const drafted = draftOf(form.value, expected.value)
      const seen = problemsBefore(form.value, expected.value, drafted)
      const standing = stillStanding(refused.problems, refused.draft, drafted.draft, seen, refused.seen)
      problems.value = placeProblems(standing, drafted)
    },
    { deep: true },
  )

  /** @returns the record's id, or null where something has to be put right first */
  async function save(): Promise<{ id: string; number: number } | null> {
    if (saving.value) return null
    if (id && !isDirty.value) return { id, number: number.value ?? 0 }
    const drafted = draftOf(form.value, expected.value)
    const found = problemsBefore(form.value, expected.value, drafted)
    problems.value = noProblems
    if (found.length) return refuse(found, drafted, found)
    saving.value = true
    const outcome = await once(command =>
      id
        ? engine.run('meetings.correct', { id, ...drafted.draft }, command)
        : engine.run('meetings.record', drafted.draft, command),
    )
    saving.value = false
    if (!outcome.ok) {
      return refuse(outcome.problems, drafted, [])
    }
    refused = null
    drafts.drop(draftKey(id, form.value))
    remarks.keep(outcome.value.id, outcome.problems)
    clean.value = text()
    resumed.value = false
    return outcome.value
  }

  /** The sheet as it would be printed from what stands here now. */
  function sheet(unit: Pick<SheetContext, 'branchName' | 'unitKind' | 'group'>): RecordSheet {
    const { draft } = draftOf(form.value, expected.value)
    const meeting = {
      ...draft,
      id: '',
      number: number.value ?? 1,
      attendance: attendanceOn(roster.value, draft.attendance),
    }
    return recordSheet(meeting, {
      ...unit,
      community: start.value.value?.community ?? '',
      preDiscussed: new Map((start.value.value?.discussed ?? []).map(({ id, words }) => [id, words])),
      revision: (onBooks.value?.revision ?? 0) + 1,
      printedOn: office.value.today,
      attachments: (files.value.value?.rows ?? []).map(({ name }) => name),
    })
  }

  /** Nothing of what is typed here is wanted any more. */
  function drop(): void {
    drafts.drop(draftKey(id, form.value))
    resumed.value = false
    clean.value = text()
  }
  /** Begins again: what is on the books, or an empty record. */
  function discard(): void {
    drop()
    form.value = newForm(form.value.kind, form.value.branch, office.value.today)
    clean.value = text()
    if (id) void load(id)
  }

  useKeptDraft(form, () => {
    if (!isDirty.value || loading.value) return null
    isKept = true
    return { ...meetingDraft(id, form.value, start.value.value?.branchName ?? ''), operator: engine.operator }
  })

  return {
    form,
    start,
    roster,
    lines,
    people,
    expected,
    everybody,
    number,
    resumed,
    loading,
    unknown,
    saving,
    problems,
    isDirty,
    lastMarks,
    retypeNames,
    save,
    sheet,
    drop,
    discard,
  }
}
