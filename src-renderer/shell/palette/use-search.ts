import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { buildIndex, searchIndex } from '../../../src-shared/search/search-index'
import type { QueryOutput } from '../../engine/client'
import { useLive, useOffice } from '../../screens/engine'
import { useKnownPeople, type Person } from '../../screens/known-people'
import { findable, namesOf, type FoundHome } from '../../screens/grid/households/home-rows'
import { holdsWords } from '../../screens/grid/people/people-columns'
import { nameReadings, usePeopleIndex } from '../../screens/people-index'
import { membershipWords } from '../../screens/roster/roster-columns'
import { deedsFor } from './deeds'
import { deedFinder } from './find-deeds'

/** One line the palette offers. */
export interface Hit {
  key: string
  group: '人员' | '住户' | '网格' | '会议' | '命令'
  title: string
  detail: string
  path: string
  /** A person's name, to be spelled in grey. */
  spoken?: string
}

const most = { people: 6, homes: 5, places: 5, meetings: 4, deeds: 4 }

/** What the words typed find: people by characters or pinyin, places of the grids, meetings and deeds. */
export function useSearch(words: Ref<string>): { hits: ComputedRef<Hit[]>; spell: (name: string) => string } {
  const office = useOffice()
  const members = useLive('roster.members', () => ({}))
  const left = useLive('roster.left', () => ({}))
  const homes = useLive('grid.households', () => ({}))
  const places = useLive('grid.places', () => ({}))
  const serving = useLive('grid.people', () => ({}))
  const meetings = useLive('meetings.list', () => ({}))
  const pinyin = shallowRef<Awaited<ReturnType<typeof nameReadings>> | null>(null)
  void nameReadings().then(loaded => (pinyin.value = loaded))

  const known = useKnownPeople()
  const people = computed<readonly Person[] | null>(
    () => members.value.value && left.value.value && [...members.value.value.rows, ...left.value.value.rows],
  )
  known.follow(people)
  const doors = usePeopleIndex(computed(() => homes.value.value?.rows.map(findable) ?? null))
  const deeds = computed(() => deedsFor(office.value.office?.role ?? 'community'))
  const findDeeds = computed(() => deedFinder(deeds.value, text => pinyin.value?.wordSyllables(text) ?? []))
  const meetingRows = computed(() => meetings.value.value?.rows ?? [])
  const meetingIndex = computed(() =>
    buildIndex(
      meetingRows.value.map(({ label, title, branchName }) => ({
        text: `${label}${title}${branchName}`,
        syllables: [],
      })),
    ),
  )

  const placeRows = computed(() => places.value.value?.rows ?? [])
  const placeIndex = computed(() =>
    buildIndex(placeRows.value.map(({ name }) => ({ text: name, syllables: pinyin.value?.wordSyllables(name) ?? [] }))),
  )

  /** Who serves in the grids and is no member: members are found by the roster. */
  const outside = usePeopleIndex(
    computed(() => serving.value.value?.rows.filter(({ as }) => as !== 'member').map(asFound) ?? null),
  )

  const hits = computed(() => [
    ...searchIndex(known.known.index, words.value, most.people).map(at => personHit(known.known.people[at]!)),
    ...searchIndex(outside.value.index, words.value, most.people).map(at => servingHit(outside.value.people[at]!)),
    ...searchIndex(doors.value.index, words.value, most.homes).map(at => homeHit(doors.value.people[at]!)),
    ...searchIndex(placeIndex.value, words.value, most.places).map(at => placeHit(placeRows.value[at]!)),
    ...searchIndex(meetingIndex.value, words.value, most.meetings).map(at => meetingHit(meetingRows.value[at]!)),
    ...(words.value.trim() ? findDeeds.value(words.value, most.deeds) : deeds.value.slice(0, 8)).map(
      ({ title, place, path }): Hit => ({ key: path + title, group: '命令', title, detail: place, path }),
    ),
  ])
  return { hits, spell: name => pinyin.value?.spokenName(name) ?? '' }
}

function personHit(person: Person): Hit {
  const { id, name, branchName, birth } = person
  const isGone = 'departure' in person
  const kind = isGone ? '已离开' : membershipWords[person.membership]
  const detail = [branchName, kind, ...(birth ? [`${birth.slice(0, 4)}年生`] : [])].join(' · ')
  const path = isGone ? `/roster/left?member=${id}` : `/roster?member=${id}`
  return { key: id, group: '人员', title: name, detail, path, spoken: name }
}

type Serving = QueryOutput<'grid.people'>['rows'][number]
const asFound = (row: Serving) => ({ ...row, idNumber: null, address: null })

function servingHit({ id, name, where, asWord, holds }: Serving): Hit {
  const detail = [holdsWords(holds) || '现在没有岗位', where || asWord].join(' · ')
  return { key: id, group: '人员', title: name, detail, path: `/grid/people?person=${id}`, spoken: name }
}

/** A household by its door and whom one sees there. */
function homeHit(home: FoundHome): Hit {
  const { id, door, estateName, gridName } = home
  const detail = [estateName, gridName, home.hub && '党员中心户'].filter(Boolean).join(' · ')
  const names = namesOf(home)
  const seen = names.length > 3 ? `${names.slice(0, 3).join('、')}等${names.length}人` : names.join('、')
  return {
    key: id,
    group: '住户',
    title: [door, seen].filter(Boolean).join('　'),
    detail,
    path: `/grid/households/${id}`,
  }
}

const placeWords = { grid: '网格', estate: '小区', building: '楼栋' } as const

function placeHit({ kind, id, name }: QueryOutput<'grid.places'>['rows'][number]): Hit {
  return { key: id, group: '网格', title: name, detail: placeWords[kind], path: `/grid/${kind}s/${id}` }
}

function meetingHit({ id, label, title, branchName, date }: QueryOutput<'meetings.list'>['rows'][number]): Hit {
  const [year, month, day] = date.split('-').map(Number)
  const detail = `${branchName} · ${year}年${month}月${day}日`
  return { key: id, group: '会议', title: title ? `${label}：${title}` : label, detail, path: `/meetings/${id}` }
}
