import * as z from 'zod'
import { readEnrolment, type Enrolment } from '../../../src-shared/bundle/enrolment'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { readBundle, type ReadBundle } from '../../../src-shared/bundle/read-bundle'
import { done, problem, refused, warning, type Outcome, type Problem } from '../../../src-shared/problem'
import { arraySource } from '../../../src-shared/source'
import { differencesOf } from '../../../src-shared/street/current'
import type { Received } from '../../../src-shared/street/received'
import { placeOf } from '../../../src-shared/street/sequence'
import type { Figure } from '../../../src-shared/upstream/figure'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { workerPrimitives } from '../bundle-primitives'
import { defineCommand, type Outside } from '../command'
import { ownOffice } from '../office/queries'
import { Approved, Merged } from './outputs'

/** Takes an office below into the circle: its enrolment file, once the fingerprint on its paper card was compared. */
export const approveOffice = defineCommand({
  name: 'upstream.approve',
  title: '确认下级单位',
  // Trust in a key is given on paper and is not taken back by a key stroke; bundles may stand on it.
  final: '密钥是当面核对后确认的，不能撤销。确认错了的，请联系街道信息员。',
  input: z.object({ file: z.string().meta({ label: '登记文件' }), fingerprint: z.string().meta({ label: '核对码' }) }),
  output: Approved,
  async prepare(outside, { file, fingerprint }): Promise<Outcome<Enrolment>> {
    const own = await ownOffice(outside.reader)
    if (!own) return refused(problem('office-missing', '请先建立本单位台账。'))
    const read = await outside.main['file.read']({ token: file })
    if (!read.ok) return read
    const enrolment = await readEnrolment(read.value.bytes, workerPrimitives(outside.main))
    if (!enrolment.ok) return enrolment
    if (enrolment.value.info.office === own.code)
      return refused(problem('office-self', '这是本单位自己的登记文件，不用确认。'))
    if (digits(fingerprint) !== digits(enrolment.value.fingerprint))
      return refused(
        problem('fingerprint-differs', '核对码与文件里的不一致，没有确认。请与该单位当面核对密钥卡上的数字。', {
          field: '核对码',
          path: ['fingerprint'],
        }),
      )
    return enrolment
  },
  async run(tx, { info, publicKey, fingerprint }) {
    const known = await tx.get('children', info.office)
    if (known && known.publicKey !== publicKey)
      tx.refuse(problem('key-changed', `${known.name}已经确认过另一把密钥。请先与该单位核实是否换了电脑。`))
    const { office: id, officeName: name, epoch } = info
    if (!known) await tx.put('children', { id, name, epoch, publicKey, fingerprint, state: 'approved' })
    return { office: id, name, fingerprint }
  },
})

const digits = (text: string) => text.replace(/\D/g, '')

interface Reading {
  bundle: ReadBundle
  received: Omit<Received, 'id' | 'receivedAt'>
  known: boolean
}

/**
 * Takes one bundle in: verified whole with the approved key, kept as it came, counted again from its rows. The same
 * bundle again changes nothing and says so.
 */
export const mergeBundle = defineCommand({
  name: 'street.merge',
  title: '收报送文件',
  backupFirst: 'before-merge',
  // A bundle that was let go could be replaced by another of the same sequence without anybody noticing.
  final: '收下的报送是下级单位签名的原件，不能撤销。有误的，请该单位更正后重新报送。',
  input: z.object({ file: z.string().meta({ label: '报送文件' }) }),
  output: Merged,
  async prepare(outside, { file }): Promise<Outcome<Reading>> {
    const read = await outside.main['file.read']({ token: file })
    if (!read.ok) return read
    const children = new Map(
      (await outside.reader.all('children', { state: 'approved' })).map(child => [child.id, child]),
    )
    const bundle = await readBundle(read.value.bytes, {
      primitives: workerPrimitives(outside.main),
      keyFor: office => children.get(office)?.publicKey ?? null,
    })
    if (!bundle.ok) return bundle
    const { info, digest, figures, segments } = bundle.value
    if (info.kind !== 'report')
      return refused(problem('bundle-kind', '这份文件不是季度或月度报送，请到对应的页面打开它。'))
    const place = placeOf(info, digest, children.get(info.office)!.epoch, await outside.reader.all('received'))
    if (!place.ok) return place
    const held = await outside.reader.get('received', digest)
    if (held)
      return done(
        { bundle: bundle.value, received: held, known: true },
        warningsOf(info, held, place.value.missing, outside.now()),
      )
    const recomputed = await countAgain(bundle.value)
    if (!recomputed.ok) return recomputed
    const received = {
      office: info.office,
      period: info.period,
      epoch: info.epoch,
      sequence: info.sequence,
      previous: info.previous,
      revision: info.revision,
      cutoff: info.cutoff,
      segments: segments.map(({ table, path, sha256, rows }) => ({ table, path, sha256, rows })),
      figures,
      recomputed: recomputed.value,
    }
    await keep(outside, bundle.value, read.value.bytes)
    return done(
      { bundle: bundle.value, received, known: false },
      warningsOf(info, received, place.value.missing, outside.now()),
    )
  },
  async run(tx, { bundle, received, known }): Promise<z.output<typeof Merged>> {
    const { info, digest } = bundle
    if (!known) await tx.put('received', { ...received, id: digest, receivedAt: tx.now })
    return {
      state: known ? 'known' : 'merged',
      text: known ? '这份报送以前收过，没有任何改动。' : '已收下。',
      office: info.office,
      officeName: info.officeName,
      period: info.period,
      sequence: info.sequence,
      revision: info.revision,
      checkCode: checkCode(digest),
      rows: bundle.segments.reduce((total, segment) => total + (segment.rows ?? 0), 0),
      differences: differencesOf(received).length,
    }
  },
})

/** The figures once more, from the rows that came. A bundle of figures alone has no rows to count. */
async function countAgain(bundle: ReadBundle): Promise<Outcome<Figure[]>> {
  const { info } = bundle
  if (info.detail === 'figures') return done([])
  const tables = bundle.tables()
  if (!tables.ok) return tables
  return done(await figuresOf(arraySource(tables.value), info.period, info.date))
}

/** Everything that came, on the disk before any row points to it. */
async function keep(outside: Outside, { digest, segments }: ReadBundle, bytes: Uint8Array): Promise<void> {
  for (const segment of segments) await outside.main['content.put']({ sha256: segment.sha256, bytes: segment.bytes })
  await outside.main['received.keep']({ digest, bytes })
}

function warningsOf(
  { officeName, cutoff }: ReadBundle['info'],
  received: Pick<Received, 'figures' | 'recomputed'>,
  missing: number[],
  now: string,
): Problem[] {
  const differ = differencesOf(received).map(({ counted }) => counted.label)
  return [
    ...(missing.length
      ? [warning('bundle-gap', `${officeName}第${missing.join('、')}份报送没有收到，请问一下该单位。`)]
      : []),
    ...(differ.length
      ? [
          warning(
            'figures-differ',
            `按明细重新计算，${officeName}有${differ.length}项数据不一致：${differ.join('、')}。请该单位核对。`,
          ),
        ]
      : []),
    ...(cutoff > now ? [warning('clock-ahead', `${officeName}的截止时间晚于本机时间，请核对两边电脑的日期。`)] : []),
  ]
}
