import * as z from 'zod'
import { decodeUtf8 } from '../../src-shared/bundle/utf8'
import { parseStrictJson } from '../../src-shared/bundle/strict-json'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { canonicalJson } from '../../src-shared/records/canonical'
import { problemsOf } from '../../src-shared/records/problems-of'
import type { Superior } from '../../src-shared/upstream/superior'
import { workerPrimitives } from './bundle-primitives'
import { bytesOf } from './chosen-file'
import type { Outside } from './command'

/** What sort of rules are read: their shape, and what people call them. */
interface PackKind<S extends z.ZodObject> {
  schema: S
  word: string
}

const chosen = z.instanceof(Uint8Array<ArrayBufferLike>).optional()

/** A pack and the signature beside it, as files of this machine or as their bytes. */
export const packFiles = z.object({
  file: z.string().optional().meta({ label: '办法文件' }),
  bytes: chosen.meta({ label: '办法文件' }),
  signature: z.string().optional().meta({ label: '签名文件' }),
  signatureBytes: chosen.meta({ label: '签名文件' }),
})

/** A pack is some kilobytes; what is larger is something else. */
const largest = 1_000_000

/** Reads a pack that somebody wrote. What this program does not know in it is refused: it might change what the rest means. */
function parsePack<S extends z.ZodObject>(bytes: Uint8Array, { schema, word }: PackKind<S>): Outcome<z.output<S>> {
  const text = bytes.length > largest ? null : decodeUtf8(bytes)
  const json = text === null ? undefined : parseStrictJson(text.replace(/^\uFEFF/, ''))
  if (json === undefined)
    return refused(problem('pack-unreadable', `这不是${word}文件。请选择“另存为文件”写出的 .json 文件。`))
  const parsed = schema.safeParse(json)
  if (!parsed.success) return refused(...problemsOf(schema, parsed.error))
  const spaced = spacedText(json, parsed.data)
  if (spaced !== undefined)
    return refused(
      problem('pack-spaces', `“${spaced}”前后有空格，没有读入。请对方去掉空格，重新写出（有签名的重新签名）。`),
    )
  if (canonicalJson(parsed.data) !== canonicalJson(json))
    return refused(
      problem('pack-newer', '这份办法里有本机程序不认识的内容，没有读入。请更新程序，或者请对方用相同版本的程序写出。'),
    )
  return done(parsed.data)
}

/** A text of a file that the schema reads without the blanks around it: kept so, it would not be what was signed. */
function spacedText(json: unknown, read: unknown): string | undefined {
  if (typeof json === 'string') return json !== read && json.trim() === read ? json.trim() : undefined
  if (typeof json !== 'object' || json === null || typeof read !== 'object' || read === null) return undefined
  for (const [key, value] of Object.entries(json)) {
    const found = spacedText(value, (read as Record<string, unknown>)[key])
    if (found !== undefined) return found
  }
  return undefined
}

/** A pack out of a file, and who signed it: the office above, or nobody. A signature that is there has to fit. */
export async function readSignedPack<S extends z.ZodObject>(
  outside: Outside,
  kind: PackKind<S>,
  given: z.output<typeof packFiles>,
): Promise<Outcome<{ pack: z.output<S>; signer: string | null }>> {
  const file = await bytesOf(outside, given)
  if (!file.ok) return file
  const pack = parsePack(file.value.bytes, kind)
  if (!pack.ok) return pack
  if (!given.signature && !given.signatureBytes) return done({ pack: pack.value, signer: null })
  const beside = await bytesOf(outside, { file: given.signature, bytes: given.signatureBytes })
  if (!beside.ok) return beside
  const [superior] = await outside.reader.all('superiors')
  if (!superior) return refused(noSuperior)
  const signed = await isSignedBy(outside, superior, file.value.bytes, beside.value.bytes)
  return signed ? done({ pack: pack.value, signer: superior.name }) : refused(signatureWrong(superior.name))
}

async function isSignedBy(outside: Outside, { publicKey }: Superior, bytes: Uint8Array, signature: Uint8Array) {
  const text = decodeUtf8(signature)
  if (text === null) return false
  return (await workerPrimitives(outside.main).verify(publicKey, bytes, text)) !== null
}

const noSuperior = problem(
  'superior-missing',
  '还没有确认过上级单位，认不出办法是谁签名的。请在“上报”页的“上级单位”里确认，再读入。',
)
const signatureWrong = (name: string) =>
  problem(
    'signature-wrong',
    `签名与${name}的密钥不符，没有读入：文件可能被改过，或者不是它签名的。请向${name}重新要办法文件和旁边的 .minisig 文件。`,
    { field: '签名文件', path: ['signature'] },
  )
