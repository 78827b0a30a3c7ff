import * as z from 'zod'
import type { BundleInfo } from '../../../src-shared/bundle/bundle-info'
import { bundleTables } from '../../../src-shared/bundle/bundle-tables'
import { carriedFile } from '../../../src-shared/bundle/bundle-name'
import { enrolmentFiles } from '../../../src-shared/bundle/enrolment'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { readBundle } from '../../../src-shared/bundle/read-bundle'
import type { BuiltBundle } from '../../../src-shared/bundle/write-bundle'
import { boundsOf, calendarPeriod } from '../../../src-shared/period'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import type { Figure } from '../../../src-shared/upstream/figure'
import { details, lastReport, reportNote } from '../../../src-shared/upstream/report'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { choice } from '../../../src-shared/records/field'
import { readBackFailed } from '../../../src-shared/read-back'
import { defineCommand } from '../command'
import { workerPrimitives } from '../bundle-primitives'
import { ownOffice } from '../office/queries'
import { described, isKeyLost, keysLost, officeMissing, writeBundle } from '../write-bundle'
import type { Reader } from '../reader'
import { Enrolled, Exported, Kept, Renewed } from './outputs'
import { attachmentsNamed, carriedAttachments } from './carried-attachments'
import { stopsOf } from './check'
import { leavingMembers } from './matching'
import { recipientFor } from './recipient'

interface Written {
  built: BuiltBundle
  info: BundleInfo
  file: string
  size: number
  figures: Figure[]
}

/**
 * Writes the period's bundle into a folder, usually a stick: sign → write → read back and verify as the receiver
 * would → only then acknowledged. The sequence is used up by the signature, so a killed export leaves a gap, never a
 * sequence twice.
 */
export const exportBundle = defineCommand({
  name: 'upstream.export',
  title: '写出报送文件',
  final: '报送文件已经签名写出，不能撤销。有误的，请更正后重新报送。',
  input: z.object({
    period: calendarPeriod.meta({ label: '报送期' }),
    to: z.string().meta({ label: '文件夹' }),
    detail: choice(details).default('pseudonymous').meta({ label: '内容' }),
    /** To the office above; what names people, or has match codes, is encrypted without asking. */
    encrypt: z.boolean().default(false).meta({ label: '加密' }),
    recipient: z.string().optional().meta({ label: '收件人文件' }),
    /** Files of members and meetings too; only where people are named. */
    attachments: z.boolean().default(false).meta({ label: '附件' }),
    note: reportNote.default(''),
  }),
  output: Exported,
  async prepare(outside, { period, to, detail, note, attachments, ...asked }): Promise<Outcome<Written>> {
    if (attachments && detail !== 'named') return refused(attachmentsNamed)
    const office = await ownOffice(outside.reader)
    if (!office) return refused(officeMissing)
    const today = outside.today()
    if (boundsOf(period).from > today)
      return refused(problem('period-future', '这一期还没有开始，不能报送。', { field: '报送期' }))
    const stops = await stopsOf(outside, period)
    if (stops.length) return refused(...stops)
    const named = await nameIn(outside.reader, note)
    if (named) return refused(noteNames(named))
    const recipient = await recipientFor(outside, { detail, ...asked })
    if (!recipient.ok) return recipient
    const next = await outside.main['keys.next']({})
    if (!next.ok) return next
    const { epoch, sequence, previous } = next.value
    const reports = await outside.reader.all('reports')
    if (isKeyLost(reports, { epoch, sequence })) return refused(keysLost('报送', '上级'))
    const last = lastReport(reports.filter(report => report.period === period))
    const info: BundleInfo = {
      ...described(office, today),
      kind: 'report',
      epoch,
      sequence,
      previous,
      period,
      revision: (last?.edition ?? 0) + 1,
      cutoff: outside.now(),
      recipient: recipient.value,
      detail,
      ...(note && { note }),
    }
    const figures = await figuresOf(outside.reader, period, today)
    const tables = Object.fromEntries(
      await Promise.all(bundleTables.map(async ({ name }) => [name, await outside.reader.everything(name)] as const)),
    )
    const members = await leavingMembers(outside.reader, info.recipient !== '')
    const carried = attachments ? await carriedAttachments(outside) : done({})
    if (!carried.ok) return carried
    const draft = { info, tables: { ...tables, members }, figures, ...carried.value }
    const written = await writeBundle(outside, to, draft)
    if (!written.ok) return written
    const checked = await readBundle(written.value.bytes, {
      primitives: workerPrimitives(outside.main),
      keyFor: () => written.value.publicKey,
    })
    if (!checked.ok || !checked.value.tables().ok || checked.value.digest !== written.value.built.digest)
      return refused(readBackFailed)
    return done({ ...written.value, info, figures })
  },
  async run(tx, { built, info, file, size, figures }) {
    const { period, epoch, sequence, revision, cutoff, detail, note } = info
    const { digest } = built
    await tx.put('reports', {
      id: `${epoch}-${sequence}`,
      period,
      epoch,
      sequence,
      edition: revision,
      digest,
      cutoff,
      detail,
      file: carriedFile(info),
      figures,
      ...(note && { note }),
    })
    return {
      id: `${epoch}-${sequence}`,
      file,
      period,
      sequence,
      revision,
      digest,
      checkCode: checkCode(digest),
      size,
    }
  },
  kept: ({ file: _, ...output }) => output,
})

/** The first member whose name stands in a text that travels readable. */
async function nameIn(reader: Reader, text: string): Promise<string | null> {
  if (!text) return null
  return (await reader.all('members')).find(({ name }) => name.length > 1 && text.includes(name))?.name ?? null
}
const noteNames = (name: string) =>
  problem(
    'note-names',
    `更正的原因里有党员姓名“${name}”。原因不加密，还会印在封面上，请改成不写姓名，例如“补记一名党员请假”。`,
    { field: '更正说明', path: ['note'] },
  )

/** Gives the office a new signing key for a new run of sequences; the former one vouches for it. */
export const renewKey = defineCommand({
  name: 'upstream.renewKey',
  title: '更换密钥',
  final: '密钥换了就不能换回去。换好以后，请重新写登记文件，打印新的密钥卡，送上级确认；有下级的，也交给下级确认。',
  recorded: true,
  input: z.object({}),
  output: Renewed,
  async prepare(outside): Promise<Outcome<z.output<typeof Renewed>>> {
    const office = await ownOffice(outside.reader)
    if (!office) return refused(officeMissing)
    // Books that came without their keys know of epochs that these keys do not.
    const [reports, answers] = [await outside.reader.everything('reports'), await outside.reader.everything('answers')]
    const above = [...reports, ...answers].reduce((most, { epoch }) => Math.max(most, epoch), 0)
    return outside.main['keys.renew']({ office: office.code, above })
  },
  run: async (_tx, renewed) => renewed,
})

/**
 * Goes on with keys that came to this PC with a backup, in the name of who says that nothing was signed elsewhere since:
 * a program cannot know, and a sequence that was signed twice looks forged to the office above.
 */
export const keepKey = defineCommand({
  name: 'upstream.keepKey',
  title: '沿用原来的密钥',
  final: '确认以后，本机接着原来的次数报送。原来的电脑其实又报送过的，上级会拒收，那时请更换密钥。',
  recorded: true,
  input: z.object({}),
  output: Kept,
  async prepare(outside): Promise<Outcome<z.output<typeof Kept>>> {
    const card = await outside.main['keys.made']({}).then(({ made }) => (made ? outside.main['keys.card']({}) : null))
    if (!card) return refused(keyNotCarried)
    if (!card.ok) return card
    if (card.value.carried === null) return refused(keyNotCarried)
    await outside.main['keys.keep']({})
    return done({ fingerprint: card.value.fingerprint })
  },
  run: async (_tx, kept) => kept,
})
const keyNotCarried = problem('keys-not-carried', '本机的密钥不是随备份搬来的，或者已经确认过，不用再确认。')

/** Writes the file that presents this office's key to its parent; the key card on paper vouches for it. */
export const enrolOffice = defineCommand({
  name: 'upstream.enrol',
  title: '写出登记文件',
  final: '登记文件已经写出，不能撤销。没有交给上级的，删除U盘上的文件即可。',
  recorded: true,
  input: z.object({ to: z.string().meta({ label: '文件夹' }) }),
  output: Enrolled,
  async prepare(outside, { to }): Promise<Outcome<{ file: string; fingerprint: string }>> {
    const office = await ownOffice(outside.reader)
    if (!office) return refused(officeMissing)
    const card = await outside.main['keys.card']({})
    if (!card.ok) return card
    const presented = await outside.main['keys.recipient']({})
    if (!presented.ok) return presented
    const { publicKey, fingerprint, epoch, rotation } = card.value
    const files = enrolmentFiles({ publicKey, rotation, ...presented.value })
    const today = outside.today()
    const info: BundleInfo = {
      ...described(office, today),
      kind: 'enrolment',
      epoch,
      sequence: 0,
      previous: '',
      period: today.slice(0, 4),
      revision: 0,
      cutoff: outside.now(),
      detail: 'figures',
    }
    const written = await writeBundle(outside, to, { info, tables: {}, figures: [], files })
    return written.ok ? done({ file: written.value.file, fingerprint }) : written
  },
  run: async (_tx, written) => written,
  kept: ({ fingerprint }) => ({ fingerprint }),
})
