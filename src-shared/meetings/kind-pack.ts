import * as z from 'zod'
import shipped from '../../resources/meetings/kinds.json'

/** Headings under which kinds are offered; what a branch owes comes first. */
export const kindGroups = {
  usual: '常用',
  committee: '党委、党总支',
  consult: '共治议事',
  elect: '换届与代表',
} as const

/** Rules that decisions fall under (`decision-rules.json`). */
export const ruleKinds = [
  'ordinary',
  'admission',
  'regularisation',
  'extension',
  'cancelling',
  'committee',
  'election',
] as const

/**
 * Who should attend: the whole branch; who holds a post on the committee, one of the 两委, or one of the widened
 * committee; a group's members; or nobody by a list, so that names are typed.
 */
const Attends = z.enum(['branch', 'committee', 'cadres', 'widened', 'group', 'names'])

/** One kind of meeting. */
const Kind = z.object({
  /** The official name. */
  label: z.string(),
  /** The kind in the number of a sheet, `2026-学府雅居-大会-04`. */
  short: z.string(),
  /** What its printed record is called. */
  title: z.string(),
  group: z.enum(Object.keys(kindGroups) as [keyof typeof kindGroups]),
  /** Units that hold it; `root` is the community's own, whatever its kind. */
  heldBy: z.array(z.enum(['root', 'committee', 'generalBranch', 'branch'])).min(1),
  attends: Attends,
  /** Rules it can decide by, the usual one first; none where it takes no vote of the party. */
  rules: z.array(z.enum(ruleKinds)),
  /** Its paper: a record that counts the voters in any case or only where a vote was held, or plain minutes that never do. */
  sheet: z.enum(['voters', 'record', 'minutes']),
  /** Ways in which it is held, where it has several. */
  forms: z.array(z.enum(Object.keys(shipped.forms) as [keyof typeof shipped.forms])).optional(),
  source: z.string(),
})

/** The kinds of meeting of the books (domain §2.1, §10). */
export const KindPack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  forms: z.record(z.string(), z.string()),
  kinds: z.record(z.string(), Kind),
})

export type MeetingKind = keyof typeof shipped.kinds
export type RuleKind = (typeof ruleKinds)[number]
export type Kind = z.infer<typeof Kind>

/** The kinds as shipped. */
export const kindPack = shipped as Omit<z.infer<typeof KindPack>, 'kinds'> & { kinds: Record<MeetingKind, Kind> }

/** Official words of the ways in which a kind is held. */
export const meetingForms: Readonly<Record<keyof typeof shipped.forms, string>> = shipped.forms
