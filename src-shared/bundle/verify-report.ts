import { done, type Outcome } from '../problem'
import type { Figure } from '../upstream/figure'
import { details } from '../upstream/report'
import { printPeriod } from '../period'
import { printDate } from '../plain-date'
import type { Detail } from './bundle-info'
import { bundleFile } from './bundle-name'
import { checkCode, keyFingerprint } from './fingerprint'
import type { Primitives } from './primitives'
import type { ReadBundle } from './read-bundle'

/** What `qinlin verify` answers about a bundle that holds. */
export interface VerifyReport {
  file: string
  office: string
  officeName: string
  kind: string
  period: string
  epoch: number
  sequence: number
  revision: number
  cutoff: string
  /** Day of making. */
  date: string
  detail: Detail
  digest: string
  checkCode: string
  /** Fingerprint of the approved key that signed it. */
  signedBy: string
  files: number
  tables: { table: string; rows: number }[]
  figures: Figure[]
}

/** Describes a verified bundle. Reads all its rows too, so that the report stands for a bundle that can be received. */
export async function describeBundle(bundle: ReadBundle, sha256: Primitives['sha256']): Promise<Outcome<VerifyReport>> {
  const tables = bundle.tables()
  if (!tables.ok) return tables
  const { info, digest, publicKey, figures, files } = bundle
  const { office, officeName, kind, period, epoch, sequence, revision, cutoff, detail } = info
  return done({
    ...{ file: bundleFile(info), office, officeName, kind, period, epoch, sequence, revision, cutoff, detail, digest },
    date: info.date,
    checkCode: checkCode(digest),
    signedBy: (await keyFingerprint(publicKey, sha256)) ?? '',
    files: files.size,
    tables: Object.entries(tables.value).map(([table, rows]) => ({ table, rows: rows.length })),
    figures,
  })
}

/** The report as lines for a person. */
export function printVerifyReport(report: VerifyReport): string {
  const figure = ({ label, numerator, denominator }: Figure) =>
    `  ${label}：${denominator === null ? numerator : `${numerator}/${denominator}`}`
  return [
    `文件：${report.file}，完好`,
    `报送单位：${report.officeName}（${report.office}）`,
    `报送期：${printPeriod(report.period)}，第${report.sequence}份，${printDate(report.date)}写出`,
    `内容：${details[report.detail]}，共${report.files}个文件`,
    `核对码：${report.checkCode}`,
    `签名密钥：${report.signedBy}`,
    '数据：',
    ...report.figures.map(figure),
    '',
  ].join('\n')
}
