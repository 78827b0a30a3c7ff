import * as z from 'zod'
import { parseCarriedFile } from '../../../src-shared/bundle/bundle-name'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { warning, type Problem } from '../../../src-shared/problem'
import { compareBundles } from '../../../src-shared/street/compare-bundles'
import { currentOf, figuresHere } from '../../../src-shared/street/current'
import { describeChanges } from '../../../src-shared/street/describe-changes'
import type { Received } from '../../../src-shared/street/received'
import { defineQuery, type Outside } from '../command'
import { readCard } from '../read-card'
import { presentedBy } from './approve'
import { countedFigures } from './counted-figures'
import { heldSegment } from './held-segment'
import { Preview } from './outputs'
import { readReport, type ReadReport } from './read-report'

/** What a file is and what taking it would change. Reads and verifies it as taking it does, and writes nothing. */
export const previewBundle = defineQuery({
  name: 'street.preview',
  title: '核对报送文件',
  input: z.object({ file: z.string().meta({ label: '报送文件' }) }),
  output: Preview,
  async run(reader, { file }, outside): Promise<z.output<typeof Preview>> {
    const names = new Map((await reader.all('children')).map(({ id, name }) => [id, name]))
    const read = await outside.main['file.read']({ token: file })
    if (!read.ok) return refusal(read.problems)
    const { bytes, name } = read.value
    const report = await readReport(outside, bytes)
    if (report.ok) return previewOf(report.value, outside)
    const enrolment = report.problems[0]!.code === 'bundle-kind' ? await previewEnrolment(file, outside) : null
    return enrolment ?? refusal(report.problems, saidBy(name, names))
  },
})

type Previewed = z.output<typeof Preview>

function refusal(problems: Problem[], says: Extract<Previewed, { state: 'refused' }>['says'] = null): Previewed {
  return { state: 'refused', problems, says }
}

/** Whose report a file's name says it is. */
function saidBy(file: string, names: ReadonlyMap<string, string>) {
  const said = parseCarriedFile(file)
  return said && { office: said.office, officeName: names.get(said.office) ?? null, period: said.period }
}

async function previewEnrolment(file: string, outside: Outside): Promise<Previewed | null> {
  const card = await readCard(outside, file)
  if (!card.ok) return card.problems[0]!.code === 'bundle-kind' ? null : refusal(card.problems)
  const { office, name, state } = await presentedBy(card.value, outside)
  return { state: 'enrolment', office, officeName: name, stands: state }
}

async function previewOf(report: ReadReport, outside: Outside): Promise<Previewed> {
  const { bundle, received, held, missing, warnings } = report
  const { info, digest } = bundle
  const others = (await outside.reader.all('received', { office: info.office })).filter(({ id }) => id !== digest)
  const standing = currentOf(others, info.period).get(info.office)
  const own = { ...received, takenOut: undefined }
  const before = new Map((standing ? figuresHere(standing) : []).map(figure => [figure.code, figure]))
  const counts = held && !held.takenOut
  const compared = standing && !counts ? await changesFrom(standing, report, outside) : { changes: null, problems: [] }
  return {
    state: !held ? 'new' : counts ? 'known' : 'again',
    office: info.office,
    officeName: info.officeName,
    period: info.period,
    sequence: info.sequence,
    revision: info.revision,
    cutoff: info.cutoff,
    checkCode: checkCode(digest),
    note: info.note,
    attachments: bundle.attachments.length,
    problems: [...warnings, ...compared.problems],
    missing,
    counts: currentOf(standing ? [standing, own] : [own], info.period).get(info.office) === own,
    now: standing
      ? { sequence: standing.sequence, revision: standing.edition, checkCode: checkCode(standing.id) }
      : null,
    figures: countedFigures(received).map(figure => {
      const was = before.get(figure.code)
      return { ...figure, now: was ? { numerator: was.numerator, denominator: was.denominator } : null }
    }),
    changes: compared.changes,
  }
}

async function changesFrom(standing: Received, { received, bundle, tables }: ReadReport, { main }: Outside) {
  // Against a report of figures alone every row would be new, or gone.
  if (!standing.segments.length || !received.segments.length) return { changes: null, problems: [] }
  const own = new Map(bundle.segments.map(segment => [segment.sha256, segment.bytes]))
  const differences = await compareBundles(
    standing.segments,
    received.segments,
    async hash => own.get(hash) ?? heldSegment(main, hash),
  )
  return differences
    ? { changes: describeChanges(differences, tables), problems: [] }
    : { changes: null, problems: [segmentLost] }
}

const segmentLost = warning(
  'segment-lost',
  '本机留存的上一次报送缺了一部分，看不出哪些变了；收下这一份不受影响。请到“设置”的“诊断”检查。',
)
