import * as zlib from 'node:zlib'
import { crc32 } from '../../../src-shared/bundle/crc32'

/** One entry of a ZIP built byte by byte; whatever is given replaces what an honest writer would put. */
export interface Entry {
  name: string | Uint8Array
  content?: Uint8Array | string
  /** Packed bytes in place of the stored content. */
  packed?: Uint8Array
  method?: number
  flags?: number
  version?: number
  crc?: number
  size?: number
  packedSize?: number
  attributes?: number
  extra?: Uint8Array
  localExtra?: Uint8Array
  comment?: string
  /** Local header differs from the central one. */
  localName?: string
  localCrc?: number
  /** Offset in the central header. */
  offset?: number
  /** Bytes between this entry's content and the next header. */
  after?: Uint8Array
  /** No local header of its own. */
  centralOnly?: boolean
}

export interface Ends {
  before?: Uint8Array
  beforeDirectory?: Uint8Array
  afterDirectory?: Uint8Array
  /** The end record counts what stands behind the directory as part of it. */
  swallow?: boolean
  afterEnd?: Uint8Array
  comment?: string
  count?: number
  disk?: number
  /** Put these central entries in this order. */
  order?: number[]
}

export function zipBytes(entries: Entry[], ends: Ends = {}): Uint8Array {
  let body: Buffer = Buffer.from(ends.before ?? [])
  const centrals = entries.map(entry => {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content ?? 'x')
    const packed = Buffer.from(entry.packed ?? content)
    const extra = Buffer.from(entry.extra ?? [])
    const localExtra = Buffer.from(entry.localExtra ?? entry.extra ?? [])
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName)
    const common = (nameLength: number, extraLength: number, crc: number) => {
      const b = Buffer.alloc(26)
      b.writeUInt16LE(entry.version ?? 20, 0)
      b.writeUInt16LE(entry.flags ?? 0x0800, 2)
      b.writeUInt16LE(entry.method ?? 0, 4)
      b.writeUInt16LE(0x21, 8)
      b.writeUInt32LE(crc, 10)
      b.writeUInt32LE(entry.packedSize ?? packed.length, 14)
      b.writeUInt32LE(entry.size ?? content.length, 18)
      b.writeUInt16LE(nameLength, 22)
      b.writeUInt16LE(extraLength, 24)
      return b
    }
    const crc = entry.crc ?? crc32(content)
    const offset = entry.offset ?? body.length
    if (!entry.centralOnly) {
      const local = [
        Buffer.from('PK\x03\x04', 'latin1'),
        common(localName.length, localExtra.length, entry.localCrc ?? crc),
      ]
      body = Buffer.concat([body, ...local, localName, localExtra, packed, Buffer.from(entry.after ?? [])])
    }
    const tail = Buffer.alloc(14)
    tail.writeUInt16LE(Buffer.byteLength(entry.comment ?? ''), 0)
    tail.writeUInt32LE((entry.attributes ?? 0o100644 * 0x10000) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    const head = Buffer.from('PK\x01\x02\x14\x03', 'latin1')
    return Buffer.concat([
      head,
      common(name.length, extra.length, crc),
      tail,
      name,
      extra,
      Buffer.from(entry.comment ?? ''),
    ])
  })
  const directory = Buffer.concat((ends.order ?? centrals.map((_, i) => i)).map(i => centrals[i]!))
  const start = body.length + (ends.beforeDirectory?.length ?? 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(ends.disk ?? 0, 4)
  end.writeUInt16LE(ends.count ?? centrals.length, 8)
  end.writeUInt16LE(ends.count ?? centrals.length, 10)
  end.writeUInt32LE(directory.length + (ends.swallow ? ends.afterDirectory!.length : 0), 12)
  end.writeUInt32LE(start, 16)
  end.writeUInt16LE(Buffer.byteLength(ends.comment ?? ''), 20)
  const parts = [
    body,
    ends.beforeDirectory,
    directory,
    ends.afterDirectory,
    end,
    Buffer.from(ends.comment ?? ''),
    ends.afterEnd,
  ]
  return new Uint8Array(Buffer.concat(parts.map(part => Buffer.from(part ?? []))))
}

/** A deflated entry, honest unless told otherwise. */
export function deflated(name: string, content: Uint8Array | string, more: Partial<Entry> = {}): Entry {
  return { name, content, packed: zlib.deflateRawSync(content), method: 8, ...more }
}
