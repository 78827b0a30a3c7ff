import { createHash } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { Dexie } from 'dexie'
import { createEngine, type Engine } from '../../../src-renderer/engine/engine'
import type { PictureType } from '../../../src-shared/attachments/attachment'
import { pictureSize } from '../../../src-shared/attachments/picture-size'
import type { EngineCaller, StoreState } from '../../../src-shared/ipc'
import { done } from '../../../src-shared/problem'

/** A main process in memory: a journal of records, a store id, content. */
export interface FakeDisk {
  records: { number: number; hash: string; bytes: Uint8Array }[]
  storeId: string | null
  content: Map<string, Uint8Array>
  /** Index files of backups by name, and their segments. */
  backups: Map<string, string>
  segments: Map<string, Uint8Array>
  /** Files that somebody said where to save. */
  saved: Map<string, Uint8Array>
  /** How the store is known to stand. */
  state: StoreState
  /** Bytes free; below 1000 is too little. */
  free: number
  /** Set to make appends fail. */
  full: boolean
}

export const newDisk = (): FakeDisk => ({
  records: [],
  storeId: null,
  content: new Map(),
  backups: new Map(),
  segments: new Map(),
  saved: new Map(),
  state: 'sound',
  free: 1e9,
  full: false,
})

/** @param over functions that are to behave otherwise */
export function mainOver(disk: FakeDisk, over: Partial<EngineCaller> = {}): EngineCaller {
  const calls: Partial<EngineCaller> = {
    'journal.head': async () => {
      const last = disk.records[disk.records.length - 1]
      return last ? { number: last.number, hash: last.hash } : null
    },
    'journal.append': async ({ number, hash, bytes }) => {
      if (disk.full) return { ok: false, problems: [] }
      if (number !== disk.records.length + 1) throw new Error('out of order')
      disk.records.push({ number, hash, bytes })
      return done({ number, hash })
    },
    'journal.read': async ({ from }) => done(disk.records.slice(from - 1, from + 9).map(record => record.bytes)),
    'store.identity': async () => ({ storeId: disk.storeId, state: disk.state, used: false }),
    'store.mark': async ({ state }) => ((disk.state = state), {}),
    'disk.look': async () => ({ free: disk.free, low: disk.free < 1000 }),
    'disk.reserve': async () => ({}),
    'store.claim': async ({ storeId }) => ((disk.storeId ??= storeId), {}),
    'content.put': async ({ sha256, bytes }) => (disk.content.set(sha256, bytes), done({})),
    'content.get': async ({ sha256 }) => disk.content.get(sha256) ?? null,
    'content.check': async ({ sha256s }) => {
      const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
      return sha256s.filter(sha256 => hash(disk.content.get(sha256) ?? new Uint8Array()) !== sha256)
    },
    'content.absent': async ({ files }) =>
      files.flatMap(({ sha256, size }) => (disk.content.get(sha256)?.length === size ? [] : [sha256])),
    'backup.list': async () => [...disk.backups].sort().map(([name, text]) => ({ name, text })),
    'backup.check': async ({ segments }) => segments.filter(sha256 => !disk.segments.has(sha256)),
    'backup.segment': async ({ sha256, bytes }) => (disk.segments.set(sha256, bytes), done({})),
    'backup.rows': async ({ sha256 }) => disk.segments.get(sha256) ?? null,
    'backup.write': async ({ name, text }) => (disk.backups.set(name, text), done({})),
    'backup.drop': async ({ names }) => (names.forEach(name => disk.backups.delete(name)), {}),
    'journal.missing': async () => ({ numbers: [], torn: false }),
    'backup.place': async () => ({
      path: null,
      present: false,
      sameDisk: false,
      copied: null,
      encrypted: false,
      lacking: 0,
    }),
    'backup.key': async () => ({ state: 'none' as const }),
    'log.note': async () => ({}),
    'keys.made': async () => ({ made: true }),
    'keys.card': async () =>
      done({ publicKey: '', fingerprint: '', epoch: 1, protection: 'none' as const, rotation: null, carried: null }),
  }
  return new Proxy(
    { ...calls, ...over },
    {
      get: (target, name: keyof EngineCaller) => {
        if (!(name in target)) throw new Error(`the fake disk has no ${name}`)
        return target[name]
      },
    },
  ) as EngineCaller
}

/** A clock that stands at noon of 2026-11-22 and moves a millisecond a look. */
export function world(start = Date.UTC(2026, 10, 22, 4)) {
  let now = start
  let seed = 1
  return {
    clock: () => now++,
    offset: () => 480,
    random: (into: Uint8Array) =>
      into.forEach((_, i) => (into[i] = (seed = (seed * 1103515245 + 12345) & 0x7fffffff) & 255)),
    // Nothing here decodes pictures: one that is whole stays as it is, and tells how large it was to be.
    shrink: async (bytes: Uint8Array, type: PictureType, longest: number) => {
      const size = pictureSize(bytes, type)
      return size && { bytes, type, width: Math.min(size.width, longest), height: Math.min(size.height, longest) }
    },
    // Nor codes: a picture bears the one that is written behind it.
    readCode: async (bytes: Uint8Array) =>
      /QLJL1:[0-9A-Z:]+|code:\w+/.exec(Buffer.from(bytes).toString('latin1'))?.[0] ?? null,
  }
}

/** A fresh browser store. */
export function freshStore(): void {
  Dexie.dependencies.indexedDB = globalThis.indexedDB = new IDBFactory()
}

export async function openEngine(disk: FakeDisk, over: Partial<ReturnType<typeof world>> = {}): Promise<Engine> {
  const engine = createEngine(mainOver(disk), { ...world(), ...over })
  await engine.open()
  return engine
}

export const sampleOffice = {
  role: 'community',
  name: '中共安平社区委员会',
  code: '371722001001',
  operator: '周敏',
} as const
