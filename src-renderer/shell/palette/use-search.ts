import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { QueryOutput } from '../../engine/client'
import { useLive, useOffice } from '../../screens/engine'
import { deedsFor } from './deeds'
import { buildIndex, searchIndex, type SearchIndex } from './search-keys'

/** One line the palette offers. */
export interface Hit {
  key: string
  group: '人员' | '会议' | '命令'
  title: string
  detail: string
  path: string
  /** A person's name, to be spelled in grey. */
  spoken?: string
}

type Person = QueryOutput<'roster.members'>['rows'][number]
type Words = typeof import('./pinyin')

const noIndex: SearchIndex = buildIndex([])
const most = { people: 6, meetings: 4, deeds: 4 }
const slice = 400

/** What the words typed find: people by characters or pinyin, meetings and deeds. */
export function useSearch(words: Ref<string>): { hits: ComputedRef<Hit[]>; spell: (name: string) => string } {
  const office = useOffice()
  const members = useLive('roster.members', () => ({}))
  const meetings = useLive('meetings.list', () => ({}))
  const pinyin = shallowRef<Words | null>(null)
  void import('./pinyin').then(loaded => (pinyin.value = loaded))

  const people = computed<readonly Person[]>(() => members.value.value?.rows ?? [])
  const peopleIndex = shallowRef(noIndex)
  const deeds = computed(() => deedsFor(office.value.office?.role ?? 'community'))
  const deedIndex = computed(() =>
    buildIndex(deeds.value.map(({ title }) => ({ text: title, syllables: pinyin.value?.wordSyllables(title) ?? [] }))),
  )
  const meetingRows = computed(() => meetings.value.value?.rows ?? [])
  const meetingIndex = computed(() =>
    buildIndex(
      meetingRows.value.map(({ label, title, branchName }) => ({
        text: `${label}${title}${branchName}`,
        syllables: [],
      })),
    ),
  )

  // By characters at once; by pinyin as soon as it is spelled, a slice at a time so that typing goes on.
  watch(
    [people, pinyin],
    async ([rows, spelling]) => {
      const named = (syllables: (name: string) => readonly string[]) =>
        buildIndex(rows.map(({ name }) => ({ text: name, syllables: syllables(name) })))
      peopleIndex.value = named(() => [])
      if (!spelling) return
      for (let at = 0; at < rows.length; at += slice) {
        for (const { name } of rows.slice(at, at + slice)) spelling.nameSyllables(name)
        if (at + slice < rows.length) await new Promise(resolve => setTimeout(resolve))
        if (people.value !== rows) return
      }
      peopleIndex.value = named(spelling.nameSyllables)
    },
    { immediate: true },
  )

  const hits = computed(() => [
    ...searchIndex(peopleIndex.value, words.value, most.people).map(at => personHit(people.value[at]!)),
    ...searchIndex(meetingIndex.value, words.value, most.meetings).map(at => meetingHit(meetingRows.value[at]!)),
    ...(words.value.trim()
      ? searchIndex(deedIndex.value, words.value, most.deeds).map(at => deeds.value[at]!)
      : deeds.value.slice(0, 8)
    ).map(({ title, place, path }): Hit => ({ key: path + title, group: '命令', title, detail: place, path })),
  ])
  return { hits, spell: name => pinyin.value?.spokenName(name) ?? '' }
}

function personHit({ id, name, branchName, membership, birth }: Person): Hit {
  const kind = membership === 'full' ? '正式党员' : '预备党员'
  const detail = [branchName, kind, ...(birth ? [`${birth.slice(0, 4)}年生`] : [])].join(' · ')
  return { key: id, group: '人员', title: name, detail, path: `/roster?member=${id}`, spoken: name }
}

function meetingHit({ id, label, title, branchName, date }: QueryOutput<'meetings.list'>['rows'][number]): Hit {
  const [year, month, day] = date.split('-').map(Number)
  const detail = `${branchName} · ${year}年${month}月${day}日`
  return { key: id, group: '会议', title: title ? `${label}：${title}` : label, detail, path: `/meetings/${id}` }
}
