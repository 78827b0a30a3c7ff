import { toHex } from './bytes'

/** The tag files of a bag (BagIt 1.0, RFC 8493) and the signature over the last of them. */
export const tagFiles = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'tagmanifest-sha256.txt.minisig',
} as const

/** sha-256 in lower-case hexadecimal by path. */
export type Manifest = Map<string, string>

export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** Whether a `bagit.txt` declares a version that is read here: 1.0, or 0.97, which differs in nothing that is used. */
export function isBagDeclaration(text: string): boolean {
  return /^BagIt-Version: (1\.0|0\.97)\r?\nTag-File-Character-Encoding: UTF-8(\r?\n)?$/.test(text)
}

export function toManifest(files: readonly { path: string; sha256: Uint8Array }[]): string {
  return files.map(({ path, sha256 }) => `${toHex(sha256)}  ${encodePath(path)}\n`).join('')
}

/** Reads a manifest, in sha256sum's text or binary form; null for a line that is none or a path named twice. */
export function parseManifest(text: string): Manifest | null {
  const manifest: Manifest = new Map()
  for (const line of linesOf(text)) {
    const [, hash, path] = /^([0-9a-fA-F]{64})(?:[ \t]+\*?)([^\r]+)$/.exec(line) ?? []
    if (!hash || !path) return null
    const plain = decodePath(path)
    if (manifest.has(plain)) return null
    manifest.set(plain, hash.toLowerCase())
  }
  return manifest
}

/** RFC 8493 §2.1.3: line ends and the percent sign are written as `%0D`, `%0A`, `%25`. */
function encodePath(path: string): string {
  return path.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function decodePath(path: string): string {
  return path.replace(/%(0d|0a|25)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

/** `bag-info.txt`: one label and value a line, in the order given; an empty value is left out. */
export function toBagInfo(fields: readonly [label: string, value: string][]): string {
  return fields
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`)
    .join('')
}

/** Reads `bag-info.txt` with folded lines joined; null for a line that is no field or a label that comes twice. */
export function parseBagInfo(text: string): Map<string, string> | null {
  const fields = new Map<string, string>()
  for (const line of linesOf(text.replace(/\r?\n[ \t]+/g, ' '))) {
    const [, label, value] = /^([^\s:][^:]*):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (!label || fields.has(label)) return null
    fields.set(label, value ?? '')
  }
  return fields
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/)
  if (lines[lines.length - 1] === '') lines.pop()
  return lines
}
