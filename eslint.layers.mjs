/** Who may import whom: the table of architecture.md as lint rules. */

const subjects = [
  'attachments',
  'office',
  'roster',
  'meetings',
  'points',
  'grid',
  'events',
  'activities',
  'services',
  'partners',
  'premises',
  'assessment',
  'upstream',
  'street',
]

const node = { regex: '^node:', message: 'Node belongs to src-main; ask it through the contract in src-shared/ipc.ts.' }
const electron = {
  regex: '^electron$',
  message: 'Electron is imported only under src-main/electron/ and src-preload/.',
}
const main = { regex: '/src-main/', message: 'src-main is reached only through the contract in src-shared/ipc.ts.' }
const renderer = { regex: '/src-renderer/', message: 'The renderer is not a library for other sides.' }
const dexie = {
  regex: '^dexie$',
  message: 'The window never opens Dexie: run a command or a query through engine/client.ts.',
}
const window = {
  regex: '^(vue|vue-router|pinia|naive-ui|echarts.*|@tanstack/.*)$',
  message: 'Parts of the window belong to src-renderer.',
}
const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'MessageChannelMain'],
  message:
    'Raw IPC is spoken only in src-main/electron/bridge.ts and src-preload/index.ts; add a function to src-shared/ipc.ts.',
}
/** Engine folders seen from a page: everything but its door. */
const engineInside = { regex: '/engine/(?!client$)', message: 'The data worker has one door: engine/client.ts.' }
const shell = { regex: '/shell/', message: 'Screens and widgets do not know the frame they stand in.' }
const screens = { regex: '/screens/', message: 'Only the frame imports screens.' }
const print = { regex: '/print/', message: 'A screen opens a document by its route; only the frame imports print.' }
const subject = { regex: `/(${subjects.join('|')})/`, message: 'Widgets know no subject.' }

const rule = (files, patterns, paths = []) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns, paths }] },
})

export const layers = [
  rule(['src-shared/**/*.ts'], [node, electron, main, renderer, dexie, window]),
  rule(['src-main/**/*.ts'], [electron, renderer, dexie, window]),
  rule(['src-main/electron/**/*.ts'], [renderer, dexie, window], [rawIpc]),
  rule(['src-main/electron/bridge.ts'], [renderer, dexie, window]),
  rule(['src-preload/**/*.ts'], [node, main, renderer, dexie, window]),
  rule(['src-renderer/engine/**/*.ts'], [node, electron, main, window, shell, screens, print]),
  ...subjects.map(own =>
    rule(
      [`src-renderer/engine/${own}/**/*.ts`],
      [
        node,
        electron,
        main,
        window,
        shell,
        screens,
        print,
        {
          regex: `^\\.\\./(${subjects.filter(other => other !== own).join('|')})/(?!queries$)`,
          message: 'Another subject is used only through its queries.ts.',
        },
      ],
    ),
  ),
  rule(['src-renderer/screens/**/*.{ts,vue}'], [node, electron, main, dexie, engineInside, shell, print]),
  rule(['src-renderer/print/**/*.{ts,vue}'], [node, electron, main, dexie, engineInside, shell, screens]),
  rule(
    ['src-renderer/widgets/**/*.{ts,vue}'],
    [node, electron, main, dexie, engineInside, shell, screens, print, subject],
  ),
  rule(['src-renderer/{shell,platform}/**/*.{ts,vue}'], [node, electron, main, dexie, engineInside]),
]
