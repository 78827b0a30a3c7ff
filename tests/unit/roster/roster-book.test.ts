import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { educations, nations, sexes, workPosts } from '../../../src-shared/roster/choices'
import type { FormPerson } from '../../../src-shared/roster/form/form-fields'
import { checkDigit } from '../../../src-shared/roster/id-number'
import type { Member } from '../../../src-shared/roster/member'
import { personName } from '../../../src-shared/roster/person-name'
import { plainText } from '../../../src-shared/roster/plain-text'
import { rosterBook, type ExportDetail } from '../../../src-shared/roster/roster-book'
import { matchRoster } from '../../../src-shared/roster/roster-import/match-roster'
import { readRoster } from '../../../src-shared/roster/roster-import/read-roster'
import { cellText, type Sheet } from '../../../src-shared/spreadsheet/sheet'
import { writeBook } from '../../../src-shared/spreadsheet/write-book'
import { valueOf } from '../outcome'
import { branch, today } from './sheet-of'

const given = { today, office: '中共安平社区委员会' }

const code = (list: Readonly<Record<string, string>>) =>
  fc.option(fc.constantFrom(...Object.keys(list)), { nil: undefined })
const text = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('=1+1', '007', '1E5', '+86 1', '@a', '是'))
  .map(plainText)
  .filter(one => one !== '' && !/^(?:无|暂无|没有|不详|未知|[-—/－]+|N\/A)$/i.test(one.normalize('NFKC')))
const day = fc.tuple(
  fc.integer({ min: 1930, max: 1960 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
  fc.integer({ min: 4, max: 10 }),
)
const date = (years: number) =>
  fc.option(
    day.map(([year, month, dayOf, length]) =>
      `${year + years}-${String(month).padStart(2, '0')}-${String(dayOf).padStart(2, '0')}`.slice(
        0,
        length < 6 ? 4 : length < 9 ? 7 : 10,
      ),
    ),
    { nil: undefined },
  )
const idOf = (order: number, region: number) => {
  const body = `${11_0000 + region}19491231${String(order).padStart(3, '0')}`
  return body + checkDigit(body)
}

/** People as the books may have them. */
const roster = fc
  .array(
    fc.record({
      name: text.map(personName).filter(name => name !== ''),
      hasId: fc.boolean(),
      sex: code(sexes),
      nation: code(nations),
      birth: date(0),
      education: code(educations),
      membership: fc.constantFrom('full' as const, 'probationary' as const),
      joined: date(30),
      regularised: date(45),
      workPost: code(workPosts),
      phone: fc.option(fc.constantFrom('13800001234', '0530-1234567', '6123'), { nil: undefined }),
      address: fc.option(text, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(rows =>
    rows.map(({ hasId, ...row }, i): Member => {
      const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
      const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`
      return { ...known, id, ...(hasId && { idNumber: idOf(i, i % 90) }) } as Member
    }),
  )

async function sheetOf(members: readonly Member[], detail: ExportDetail): Promise<Sheet> {
  const standing = { partyStatus: 'normal', lostContact: false, floating: false } as const
  const people = members.map((member): FormPerson => ({
    id: member.id,
    value: { ...member, ...standing, branch },
    branchShort: '',
  }))
  const bytes = await writeBook(rosterBook(people, { ...given, detail }))
  return valueOf(await parseSheets('名册.xlsx', bytes))[0]!
}
const booksOf = (members: readonly Member[]) => ({
  members,
  memberships: members.map(({ id }) => ({ id: `of-${id}`, member: id, organisation: 'a' })),
  organisations: [{ id: 'a', kind: 'branch' as const, name: branch }],
  floatings: [],
  losses: [],
  votingHalts: [],
})

it('an exported roster that is taken in again changes nothing, whoever is on it', async () => {
  await fc.assert(
    fc.asyncProperty(roster, async members => {
      const reading = readRoster(await sheetOf(members, 'full'), today)
      // What is odd about invented people, such as joining before birth, is not asked here.
      const found = matchRoster({ ...reading, problems: [] }, booksOf(members), today)
      expect(found.map(({ action, existing }) => [action, existing])).toEqual(members.map(({ id }) => ['same', id]))
    }),
    { numRuns: 60 },
  )
})

it('a name that was changed in the sheet is that person’s new name', async () => {
  const members: Member[] = [{ id: '00000000-0000-7000-8000-000000000001', name: '王强', membership: 'full' }]
  const sheet = await sheetOf(members, 'full')
  const cell = sheet.rows[3]!.findIndex(one => cellText(one) === '王强')
  sheet.rows[3]![cell] = { type: 'text', text: '王自强' }
  expect(matchRoster(readRoster(sheet, today), booksOf(members), today)).toMatchObject([
    { action: 'changed', existing: members[0]!.id, changes: [{ label: '姓名', after: '王自强' }] },
  ])
})

it('inside the office no identity number, no telephone and no 编号 stands in full', async () => {
  const members: Member[] = [{ id: 'm', name: '王强', membership: 'full', idNumber: idOf(1, 1), phone: '13800001234' }]
  const texts = (await sheetOf(members, 'internal')).rows.flat().map(cellText)
  expect(texts).toContain('138****1234')
  expect(texts.filter(one => one.includes(idOf(1, 1)) || one === 'm' || one === '编号')).toEqual([])
})
