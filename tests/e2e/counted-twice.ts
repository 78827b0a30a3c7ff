import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diceOf } from '../../src-shared/sample/dice'
import { rosterHeadings, sampleBranches, sampleRoster } from '../../src-shared/sample/sample-roster'
import { writeCsv } from '../../src-shared/spreadsheet/csv'
import { batch } from './batch'
import type { State } from './state'

const period = '2026Q3'
const rows = sampleRoster(diceOf(5), 40, sampleBranches('安平社区', 3), '2026-10-12')
/** Of whom each community keeps books; the fourth has not heard of the comparison yet. */
const rosters = {
  安平: rows,
  柳荫: rows.slice(0, 26),
  桂花: rows.slice(20, 24),
  槐园: rows.slice(0, 3),
} as const

/** Communities some of whose people the others count too, and a street that has compared them. */
export function countedTwice(folder: string): { community: string; street: string } {
  const street = join(folder, 'street')
  const [, card] = batch(street, [
    { do: 'office.create', input: { role: 'street', ...above, operator: '吴建平' } },
    { do: 'upstream.enrol', input: { to: join(folder, 'card') } },
    { do: 'street.compareMembers' },
  ])
  const communities = Object.entries(rosters).map(([name, people], i) => {
    const [profile, roster] = [join(folder, `community-${i}`), join(folder, `${name}.csv`)]
    mkdirSync(profile, { recursive: true })
    // One without a number, so that there is somebody who could not be compared.
    const column = rosterHeadings.indexOf('公民身份证号码')
    const own = people.map((row, at) =>
      at === people.length - 1 ? row.map((cell, j) => (j === column ? '' : cell)) : row,
    )
    writeFileSync(roster, writeCsv([[...rosterHeadings], ...own]))
    const office = { name: `中共云溪街道${name}社区委员会`, code: `37172200100${i + 1}` }
    const done = batch(profile, [
      { do: 'office.create', input: { role: 'community', ...office, operator: '周敏' } },
      { do: 'roster.import', input: { file: roster } },
      { do: 'upstream.trust', input: card },
      { do: 'upstream.export', input: { period, to: join(folder, 'sent') } },
      { do: 'upstream.enrol', input: { to: join(folder, 'sent') } },
    ])
    return { profile, code: office.code, sent: done[3] as Sent, card: done[4] }
  })
  batch(
    street,
    communities.map(({ card }) => ({ do: 'upstream.approve', input: card })),
  )
  const answer = (sent: readonly Sent[]) => {
    const merged = sent.map(({ file }) => ({ do: 'street.merge', input: { file } }))
    const written = batch(street, [...merged, { do: 'street.reply', input: { to: join(folder, 'replies') } }])
    return (written[merged.length] as { rows: { office: string; file: string }[] }).rows
  }
  const asked = answer(communities.map(({ sent }) => sent))
  const taking = communities.slice(0, 3)
  const again = taking.map(({ profile, code }) => {
    const { file } = asked.find(({ office }) => office === code)!
    const [, sent] = batch(profile, [
      { do: 'upstream.receiveReply', input: { file } },
      { do: 'upstream.export', input: { period, to: join(folder, 'coded') } },
    ])
    return sent as Sent
  })
  const [own] = answer(again)
  batch(communities[0]!.profile, [{ do: 'upstream.receiveReply', input: { file: own!.file } }])
  return { community: communities[0]!.profile, street }
}
const above = { name: '中共云溪街道工作委员会', code: '371722001000' }

interface Sent {
  file: string
}

/** How it looks at home: what is sent, who it is, and the paper. */
export const comparedBelow: readonly State[] = [
  ['upstream-compared', '/upstream'],
  [
    'upstream-compared-found',
    '/upstream',
    undefined,
    page => page.getByRole('region', { name: '上级回执' }).scrollIntoViewIfNeeded(),
  ],
  ['matched', '/upstream/matched'],
  ['preview-shared-members', '/print/shared-members/own'],
]

/** How it looks at the street, before and after it stops. */
export const comparedAbove: readonly State[] = [
  [
    'street-compared',
    '/street',
    undefined,
    page => page.getByRole('region', { name: '重复党员比对' }).scrollIntoViewIfNeeded(),
  ],
  [
    'street-not-compared',
    '/street',
    ({ page }) => page.getByRole('button', { name: '停止比对' }).click(),
    page => page.getByRole('region', { name: '重复党员比对' }).scrollIntoViewIfNeeded(),
  ],
]
