import type { Books, RosterMember } from './figures-books'
import { plain, type FigureDefinition } from './figures-definition'

const roster = (fits: (member: RosterMember) => boolean) => (books: Books) => plain(books.roster.filter(fits).length)

/** Organisation and members, as of the period's end (domain §9.2). */
export const memberFigures: readonly FigureDefinition[] = [
  { code: 'members.total', label: '在册党员', basis: '期末人数', count: roster(() => true) },
  { code: 'members.full', label: '正式党员', basis: '期末人数', count: roster(member => member.membership === 'full') },
  {
    code: 'members.probationary',
    label: '预备党员',
    basis: '期末人数',
    count: roster(member => member.membership === 'probationary'),
  },
  { code: 'members.floating', label: '流动党员', basis: '期末人数', count: roster(member => member.floating) },
  { code: 'members.lostContact', label: '失联党员', basis: '期末人数', count: roster(member => member.lostContact) },
  { code: 'organisations.branches', label: '党支部', basis: '期末个数', count: books => plain(books.branches) },
  { code: 'organisations.groups', label: '党小组', basis: '期末个数', count: books => plain(books.groups) },
]
