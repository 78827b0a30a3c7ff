import * as z from 'zod'
import { BackupProtection, SecondPlace } from './backup/second-place'
import type { EngineFunction, WindowFunction } from './ipc-names'
import { problemSchema } from './ipc-problem'
import { SheetKind, SheetOffice } from './recovery-sheet'
import { FillPlan } from './spreadsheet/fill-plan'
import { wordDocuments } from './word/word-papers'
import { WordText } from './word/word-text'

/**
 * The contract with the main process: every function that a page or the data worker may call, with the shape of its
 * argument and of its answer. Main parses each argument as unknown; preload and client types are derived from here.
 * Bytes are `Uint8Array`; a token stands for a path that only main knows.
 */
const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array)
/** A document that has a Word template, and the office's own by its sha-256; null for the one that is shipped. */
const WordDocumentName = z.enum(wordDocuments)
const template = z.string().nullable()
const nothing = z.object({}).strict()
const fn = <A extends z.ZodType, R extends z.ZodType>(argument: A, answer: R) => ({ argument, answer })

/** How the store is known to stand: it failed a write, was made anew after that, or can be neither opened nor deleted. */
const storeState = z.enum(['sound', 'suspect', 'remade', 'given-up'])
export type StoreState = z.infer<typeof storeState>

/** A place somebody chose: its token, and how it is shown. */
const chosen = z.object({ token: z.string(), name: z.string() })
/** A file with everything of the profile, whether it opens with a passphrase alone, and how much content it lacks. */
const packed = z.object({
  file: z.string(),
  size: z.number().int(),
  encrypted: z.boolean(),
  lacking: z.number().int(),
})
/** Index of a backup, and the content that rows name and the file should therefore have. */
const toPack = { text: z.string(), content: z.array(z.string()) }
const head = z.object({ number: z.number().int(), hash: z.string() })
const record = z.object({
  number: z.number().int(),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  bytes,
})
const failing = <V extends z.ZodType>(value: V) =>
  z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problems: z.array(problemSchema) }),
  ])

/** One thing the command line asks of the engine. */
export const jobSchema = z.object({
  id: z.number().int(),
  kind: z.enum(['open', 'do', 'query', 'recover', 'backup', 'restore', 'fill', 'end']),
  name: z.string(),
  input: z.unknown(),
  operator: z.string(),
  /** Of a command: the same id again answers the first result and does nothing. */
  commandId: z.string().optional(),
})
export type Job = z.infer<typeof jobSchema>

/** What the data worker may ask over its MessagePort. */
export const engineContract = {
  /** The last whole record of the journal on disk; a torn tail has been cut. */
  'journal.head': fn(nothing, head.nullable()),
  /** Appends one record and flushes it. Refuses a number that does not follow the head. */
  'journal.append': fn(record, failing(head)),
  /** Records from a number on, as many as fit the limit; an empty list at the end. */
  'journal.read': fn(z.object({ from: z.number().int(), limit: z.number().int() }), failing(z.array(bytes))),
  /** Lays a damaged journal aside whole and cuts it off behind an entry, so that the books go on from there. */
  'journal.cut': fn(head, failing(nothing)),
  /**
   * Numbers of entries that no file holds though later ones are there, as of the opening or read afresh; and whether
   * something was cut off behind the last one.
   */
  'journal.missing': fn(
    z.object({ afresh: z.boolean() }),
    z.object({ numbers: z.array(z.number().int()), torn: z.boolean() }),
  ),
  /** Puts missing entries back; the damaged files are laid aside whole first. */
  'journal.heal': fn(z.object({ records: z.array(record) }), failing(nothing)),
  /** Writes entries anew from which something was erased: the same hash, fewer values beside it. No copy stays. */
  'journal.erase': fn(z.object({ records: z.array(record) }), failing(nothing)),
  /**
   * Which store this profile belongs to, null before the first start; how that is known to stand; and whether the profile
   * has what only an office leaves behind, besides journal and backups.
   */
  'store.identity': fn(nothing, z.object({ storeId: z.string().nullable(), state: storeState, used: z.boolean() })),
  'store.claim': fn(z.object({ storeId: z.string() }), nothing),
  /** Notes for the next start how the store stands; gives the reserve free where a write of it failed. */
  'store.mark': fn(z.object({ state: storeState }), nothing),
  /** How much is free on the profile's disk, and whether that is too little to go on. */
  'disk.look': fn(nothing, z.object({ free: z.number().nullable(), low: z.boolean() })),
  /** Holds some bytes in reserve for when the disk is full. */
  'disk.reserve': fn(nothing, nothing),
  /** Bytes by their sha-256, written and flushed before anything refers to them. */
  'content.put': fn(z.object({ sha256: z.string(), bytes }), failing(nothing)),
  'content.get': fn(z.object({ sha256: z.string() }), bytes.nullable()),
  /** Reads contents back from the disk, a piece at a time; answers those that are missing or damaged. */
  'content.check': fn(z.object({ sha256s: z.array(z.string()) }), z.array(z.string())),
  /** Looks only whether contents are there, with their sizes; answers those that are not. */
  'content.absent': fn(
    z.object({ files: z.array(z.object({ sha256: z.string(), size: z.number().int() })) }),
    z.array(z.string()),
  ),
  /** Reads a file that is to belong to a record, a piece at a time; refused above the limit of such files. */
  'attachment.read': fn(z.object({ token: z.string() }), failing(z.object({ name: z.string(), bytes }))),
  /** Index files of the profile's backups, by name. */
  'backup.list': fn(nothing, z.array(z.object({ name: z.string(), text: z.string() }))),
  /** Reads segments back from the disk; answers those that are missing or damaged. */
  'backup.check': fn(z.object({ segments: z.array(z.string()) }), z.array(z.string())),
  /** Writes a segment of rows, flushed. */
  'backup.segment': fn(z.object({ sha256: z.string(), bytes }), failing(nothing)),
  'backup.rows': fn(z.object({ sha256: z.string() }), bytes.nullable()),
  /** Writes an index file, flushed, and reads it back. */
  'backup.write': fn(z.object({ name: z.string(), text: z.string() }), failing(nothing)),
  /** Removes index files, and the segments that no other names. */
  'backup.drop': fn(z.object({ names: z.array(z.string()) }), nothing),
  /** Writes one file with everything of the profile, and reads it back. */
  'backup.pack': fn(z.object({ token: z.string(), ...toPack }), failing(packed)),
  /**
   * Reads such a file through and lays its files aside; says how its books stand to these. `schema` is the newest number
   * of record shapes that this program knows.
   */
  'backup.unpack': fn(
    z.object({ token: z.string(), schema: z.number().int() }),
    failing(z.object({ text: z.string(), relation: z.enum(['empty', 'earlier', 'later']) })),
  ),
  /** Takes over what was unpacked. */
  'backup.adopt': fn(z.object({ relation: z.enum(['empty', 'earlier', 'later']) }), failing(nothing)),
  /** Takes what is missing or spoilt here of the content that rows name from a backup file, and nothing else. */
  'backup.fill': fn(
    z.object({ token: z.string(), content: z.array(z.string()) }),
    failing(z.object({ brought: z.number().int(), left: z.number().int() })),
  ),
  /** Another disk or a stick that whole backups are copied to: whether it is there, and when the last copy was made. */
  'backup.place': fn(nothing, SecondPlace),
  'backup.choosePlace': fn(z.object({ token: z.string().nullable() }), SecondPlace),
  'backup.copy': fn(z.object(toPack), failing(packed)),
  /** Whether backups that leave this PC are encrypted. */
  'backup.key': fn(nothing, z.object({ state: BackupProtection })),
  /** Reads a spreadsheet where it can be killed. */
  'sheet.read': fn(
    z.object({ name: z.string(), bytes }),
    failing(z.array(z.custom<import('./spreadsheet/sheet').Sheet>())),
  ),
  /** Writes people into somebody else's form, where it can be killed; answers the filled file. */
  'sheet.fill': fn(z.object({ name: z.string(), bytes, plan: FillPlan }), failing(bytes)),
  /**
   * Holds a file against what a document's template has to be, where it can be killed, and fills it with an invented
   * meeting; answers the text that comes out.
   */
  'word.check': fn(z.object({ document: WordDocumentName, name: z.string(), bytes }), failing(WordText)),
  /** A document in a template: the office's own by its sha-256, the shipped one for null. */
  'word.fill': fn(z.object({ document: WordDocumentName, data: z.unknown(), template }), failing(bytes)),
  /** A template as it is. */
  'word.template': fn(z.object({ document: WordDocumentName, template }), failing(bytes)),
  /** Reads the text of a Word file where it can be killed. */
  'word.read': fn(z.object({ name: z.string(), bytes }), failing(WordText)),
  /** Reads a file; one that is encrypted to this office is answered as what lies in it. */
  'file.read': fn(z.object({ token: z.string() }), failing(z.object({ name: z.string(), bytes }))),
  /**
   * Writes a file into the folder of a token: temporary name, flush, rename. Encrypted where a recipient is named.
   * Answers the bytes read back, decrypted, and how large the file is.
   */
  'file.write': fn(
    z.object({ token: z.string(), name: z.string(), bytes, recipient: z.string().optional() }),
    failing(z.object({ file: z.string(), bytes, size: z.number().int() })),
  ),
  /** Writes one file where somebody said, flushed, and reads it back. */
  'file.save': fn(
    z.object({ token: z.string(), bytes }),
    failing(z.object({ file: z.string(), size: z.number().int() })),
  ),
  /** Keeps a received bundle as it came, by its digest. */
  'received.keep': fn(z.object({ digest: z.string(), bytes }), failing(nothing)),
  /** Whether the office has a key yet; looking makes none, so a passphrase can still be set. */
  'keys.made': fn(nothing, z.object({ made: z.boolean() })),
  /** The office's public key, made at the first need. */
  'keys.card': fn(
    nothing,
    failing(
      z.object({
        publicKey: z.string(),
        fingerprint: z.string(),
        epoch: z.number().int(),
        protection: z.enum(['passphrase', 'none']),
        /** The former key's signature over this one; null for an office's first. */
        rotation: z.string().nullable(),
        /** The instant up to which a backup knew, where the keys came to this PC with it and nobody said yet what was signed since. */
        carried: z.string().nullable(),
      }),
    ),
  ),
  /** Somebody said that nothing was signed elsewhere since the backup with which the keys came. */
  'keys.keep': fn(nothing, nothing),
  /** The next unused sequence of this epoch and what the last one signed; replies are numbered for themselves. */
  'keys.next': fn(
    z.object({ kind: z.enum(['report', 'reply']).default('report') }),
    failing(z.object({ epoch: z.number().int(), sequence: z.number().int(), previous: z.string() })),
  ),
  /** Signs a tag manifest in minisign's form. Its sequence is used up and flushed before the answer. */
  'keys.sign': fn(
    z.object({ epoch: z.number().int(), sequence: z.number().int(), message: bytes, trustedComment: z.string() }),
    failing(z.object({ signature: z.string() })),
  ),
  'keys.verify': fn(
    z.object({ publicKey: z.string(), message: bytes, signature: z.string() }),
    z.object({ trustedComment: z.string().nullable() }),
  ),
  /** The office secret that makes opaque ids; never in a bundle. */
  'keys.opaque': fn(z.object({ ids: z.array(z.string()) }), failing(z.array(z.string()))),
  /** Begins an epoch above one with a new signing key, for which the former one vouches. */
  'keys.renew': fn(
    z.object({ office: z.string(), above: z.number().int() }),
    failing(z.object({ fingerprint: z.string(), epoch: z.number().int() })),
  ),
  /** The office's age recipient, which its enrolment presents; its identity is made with it and stays in main. */
  'keys.recipient': fn(nothing, failing(z.object({ recipient: z.string() }))),
  /** The key of sealed notes: made, opened for an operator, shut; what is sealed with it, and what was. */
  'vault.make': fn(
    z.object({ passphrase: z.string() }),
    failing(z.object({ recipient: z.string(), keyFile: z.string() })),
  ),
  'vault.unlock': fn(z.object({ keyFile: z.string(), passphrase: z.string(), operator: z.string() }), failing(nothing)),
  'vault.lock': fn(nothing, nothing),
  'vault.state': fn(z.object({ operator: z.string() }), z.object({ open: z.boolean() })),
  'vault.seal': fn(z.object({ recipient: z.string(), text: z.string() }), z.string()),
  'vault.read': fn(
    z.object({ boxes: z.array(z.string()), operator: z.string() }),
    failing(z.array(z.string().nullable())),
  ),
  'log.note': fn(z.object({ code: z.string(), detail: z.string().optional() }), nothing),
} as const satisfies Record<EngineFunction, ReturnType<typeof fn>>

/** What a page may ask. */
export const windowContract = {
  'app.info': fn(
    nothing,
    z.object({
      version: z.string(),
      engine: z.string(),
      mode: z.enum(['window', 'headless']),
      operator: z.string().nullable(),
      /** Name of the profile's folder, for the window's title; null of the user's own. */
      books: z.string().nullable(),
      /** Why these books cannot be opened here now; then no engine may be started. */
      refusal: problemSchema.nullable(),
    }),
  ),
  /** The next command of the command line; waits until there is one. */
  'job.next': fn(nothing, jobSchema),
  /** `outcome` is JSON: a long list takes seconds to cross from the page as objects, and a moment as one text. */
  'job.done': fn(z.object({ id: z.number().int(), outcome: z.string() }), nothing),
  'dialog.folder': fn(nothing, chosen.nullable()),
  'dialog.file': fn(nothing, chosen.nullable()),
  'dialog.files': fn(nothing, z.array(chosen)),
  'dialog.save': fn(z.object({ name: z.string() }), chosen.nullable()),
  /** What looks like a bundle in a folder that somebody chose; `left`: so many more than are listed. */
  'folder.bundles': fn(
    z.object({ token: z.string() }),
    failing(z.object({ files: z.array(chosen), left: z.number().int() })),
  ),
  /** Opens the folder of a file that was written here, with the file chosen, so that it can be handed on. */
  'file.show': fn(z.object({ file: z.string() }), z.object({ shown: z.boolean() })),
  /** Puts backups that leave this PC under a passphrase, or changes it; a passphrase goes from a page to main alone. */
  'backup.protect': fn(z.object({ passphrase: z.string(), before: z.string().nullable() }), failing(nothing)),
  'backup.unprotect': fn(nothing, failing(nothing)),
  /** What somebody typed to open a backup file; held until that is read once. */
  'backup.passphrase': fn(z.object({ token: z.string(), passphrase: z.string() }), nothing),
  /** Renders a document from its data and writes the PDF where the token says. */
  'print.pdf': fn(
    z.object({ document: z.string(), data: z.unknown(), token: z.string() }),
    failing(z.object({ file: z.string(), pages: z.number().int() })),
  ),
  /**
   * Fills a document's Word template and writes the file where the token says; `template`: the office's own by its
   * sha-256, null for the one that is shipped.
   */
  'print.word': fn(
    z.object({ document: WordDocumentName, data: z.unknown(), template, token: z.string() }),
    failing(z.object({ file: z.string(), size: z.number().int() })),
  ),
  /** Sends a document to a printer; answers whether somebody thought better of it in the system's dialog. */
  'print.paper': fn(z.object({ document: z.string(), data: z.unknown() }), failing(z.object({ printed: z.boolean() }))),
  /** The recovery sheets that were printed last, and whether they are of the key of now. */
  'keys.printed': fn(nothing, z.object({ kind: SheetKind, on: z.string(), current: z.boolean() }).nullable()),
  /** Prints what decrypts for the office, on one sheet or on three: no page ever has what is on them. */
  'keys.sheets': fn(
    z.object({ kind: SheetKind, office: SheetOffice }),
    failing(z.object({ sheets: z.number().int(), printed: z.boolean() })),
  ),
  /** Brings back what decrypts from sheets, as somebody typed them; from a page to main alone. */
  'keys.restore': fn(
    z.object({ office: z.string(), texts: z.array(z.string()) }),
    failing(z.object({ as: z.enum(['current', 'former', 'held']), protection: z.enum(['passphrase', 'none']) })),
  ),
  /** The document a print window was opened for. */
  'print.data': fn(z.object({ job: z.string() }), z.object({ document: z.string(), data: z.unknown() })),
  'print.ready': fn(z.object({ job: z.string(), pages: z.number().int() }), nothing),
  'settings.read': fn(nothing, z.record(z.string(), z.unknown())),
  'settings.write': fn(z.record(z.string(), z.unknown()), nothing),
  'window.zoom': fn(z.object({ factor: z.number().min(0.5).max(2) }), nothing),
} as const satisfies Record<WindowFunction, ReturnType<typeof fn>>

type Contract = Record<string, { argument: z.ZodType; answer: z.ZodType }>

/** The functions of a contract as the caller sees them. */
export type Caller<C extends Contract> = {
  [K in keyof C]: (argument: z.input<C[K]['argument']>) => Promise<z.output<C[K]['answer']>>
}

/** The functions of a contract as main implements them. */
export type Handlers<C extends Contract> = {
  [K in keyof C]: (argument: z.output<C[K]['argument']>) => Promise<z.input<C[K]['answer']>> | z.input<C[K]['answer']>
}

export type EngineCaller = Caller<typeof engineContract>
export type EngineHandlers = Handlers<typeof engineContract>
export type WindowCaller = Caller<typeof windowContract>
export type WindowHandlers = Handlers<typeof windowContract>
