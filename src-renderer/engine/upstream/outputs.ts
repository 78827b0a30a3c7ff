import * as z from 'zod'
import { Office } from '../../../src-shared/office/office'
import { wholeDate } from '../../../src-shared/plain-date'
import { Figure } from '../../../src-shared/upstream/figure'
import { Report } from '../../../src-shared/upstream/report'
import { Superior as SuperiorRow } from '../../../src-shared/upstream/superior'

const { id, period, sequence, edition: revision, digest, cutoff, detail, file } = Report.shape
const checkCode = z.string().meta({ label: '核对码' })
const fingerprint = z.string().meta({ label: '核对码' })
const protection = z.enum(['passphrase', 'none'])
const office = Office.pick({ name: true, code: true })

/** `file` is where it was written. */
export const Exported = z.object({
  id,
  file,
  period,
  sequence,
  revision,
  digest,
  checkCode,
  size: z.number().int(),
})

export const Enrolled = z.object({ file, fingerprint })

export const Renewed = z.object({ fingerprint, epoch: Report.shape.epoch })

export const Trusted = z.object({
  office: SuperiorRow.shape.id,
  name: SuperiorRow.shape.name,
  fingerprint,
  /** Whether reports can be encrypted to it. */
  encrypts: z.boolean(),
})

export const PresentedSuperior = Trusted.pick({ office: true, name: true })

export const Superior = Trusted.nullable()

export const Figures = z.object({ rows: z.array(Figure) })

export const SentReports = z.object({
  rows: z.array(z.object({ id, period, periodText: z.string(), sequence, revision, checkCode, cutoff, detail, file })),
})

export const OfficeKey = z
  .object({
    fingerprint,
    protection,
    /** The instant up to which the backup knew with which the keys came here, until somebody says what was signed since. */
    carried: z.string().nullable(),
  })
  .nullable()

export const Kept = z.object({ fingerprint })

export const KeyCard = z.object({
  office,
  publicKey: z.string(),
  fingerprint,
  protection,
  printedOn: wholeDate,
  qr: z.string(),
})

export const Cover = z.object({
  office,
  /** The office above, where it is known. */
  to: SuperiorRow.shape.name.nullable(),
  periodText: z.string(),
  sequence,
  revision,
  cutoffText: z.string(),
  checkCode,
  file,
  detailText: z.string(),
  note: z.string(),
  figures: z.array(Figure.omit({ code: true }).extend({ rate: z.string() })),
  printedOn: wholeDate,
  operator: z.string(),
})
