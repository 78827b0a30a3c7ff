import { createApp, h, type App } from 'vue'
import { columnsOf, usualColumns, type RosterRow } from '../../../src-renderer/screens/roster/roster-columns'
import VirtualTable from '../../../src-renderer/widgets/VirtualTable.vue'
import { recycledRows } from './recycled-rows'

type Way = 'floor' | 'ours'

const columns = columnsOf(usualColumns())
const rows = Array.from({ length: 50_000 }, (_, i): RosterRow => ({
  ...{ id: `m${i}`, name: `王${String.fromCharCode(0x4e00 + (i % 3000))}`, branch: `b${i % 424}` },
  ...{ branchName: `和顺园第${i % 424}党支部`, membership: i % 9 ? 'full' : 'probationary', sex: i % 2 ? '男' : '女' },
  ...{ birth: '1968-07-01', education: '大专', joined: '1990-07-01', regularised: '1991-07-01', partyAge: i % 60 },
  ...{ floating: false, lostContact: false, lostSince: null, extended: 0 },
  ...{ groupName: null, categories: [] },
  ...{ phone: `138****${1000 + (i % 9000)}`, idNumber: '371722********1234', address: `和顺园${i % 90}号楼` },
}))

const host = document.createElement('div')
host.style.cssText = 'position: fixed; inset: 0; display: flex; flex-direction: column; font-size: 16px'

const frame = () => new Promise(requestAnimationFrame)
let app: App | undefined
let box: Element

/** A table of 50,000 in an empty host, until it has been painted. */
async function paint(way: Way): Promise<void> {
  if (way === 'floor') box = recycledRows(host, columns, rows)
  else {
    app = createApp(() => h(VirtualTable<RosterRow>, { columns, rows, keyOf: row => row.id, label: '党员名册' }))
    app.mount(host)
    box = host.querySelector('[role=grid]')!
  }
  do await frame()
  while (!host.textContent?.includes('和顺园第0'))
  await frame()
}
function clear(): void {
  app?.unmount()
  app = undefined
  host.replaceChildren()
}

const frames = 240

/** P5: the roster's table against rows that are recycled by hand; run in the page, where frames are. */
export const tableSteps: Readonly<Record<string, () => Promise<void>>> = Object.fromEntries(
  (['floor', 'ours'] as const).flatMap((way): [string, () => Promise<void>][] => [
    [`P5-paint.${way}`, () => paint(way)],
    [
      `P5-frame.${way}`,
      async () => {
        for (let i = 1; i <= frames; i++) {
          box.scrollTop = i * 500
          await frame()
        }
      },
    ],
  ]),
)

/** What a step of P5 finds, not measured: an empty page, or for scrolling a table that stands. */
export async function beforeTable(step: string): Promise<void> {
  document.body.append(host)
  clear()
  if (step.startsWith('P5-frame')) await paint(step.endsWith('ours') ? 'ours' : 'floor')
  for (let i = 0; i < 3; i++) await frame()
}
