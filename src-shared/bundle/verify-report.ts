import type { Figure } from '../upstream/figure'
import { details } from '../upstream/report'
import { printPeriod } from '../period'
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
  detail: string
  digest: string
  checkCode: string
  /** Fingerprint of the approved key that signed it. */
  signedBy: string
  files: number
  tables: { table: string; rows: number }[]
  figures: Figure[]
}

/** Reads all rows too, so that a report stands for a bundle that can be received. The counts are those that were read. */
export async function describeBundle(
  bundle: ReadBundle,
  tables: Readonly<Record<string, readonly object[]>>,
  sha256: Primitives['sha256'],
): Promise<VerifyReport> {
  const { info, digest, publicKey, figures, files } = bundle
  const { office, officeName, kind, period, epoch, sequence, revision, cutoff, detail } = info
  return {
    ...{ file: bundleFile(info), office, officeName, kind, period, epoch, sequence, revision, cutoff, detail, digest },
    checkCode: checkCode(digest),
    signedBy: (await keyFingerprint(publicKey, sha256)) ?? '',
    files: files.size,
    tables: Object.entries(tables).map(([table, rows]) => ({ table, rows: rows.length })),
    figures,
  }
}

/** The report as lines for a person. */
export function printVerifyReport(report: VerifyReport): string {
  const figure = ({ label, numerator, denominator }: Figure) =>
    `  ${label}：${denominator === null ? numerator : `${numerator}/${denominator}`}`
  return [
    `文件：${report.file}，完好`,
    `报送单位：${report.officeName}（${report.office}）`,
    `报送期：${printPeriod(report.period)}，第${report.sequence}份，截止${report.cutoff}`,
    `内容：${details[report.detail as keyof typeof details]}，共${report.files}个文件`,
    `核对码：${report.checkCode}`,
    `签名钥匙：${report.signedBy}`,
    '数据：',
    ...report.figures.map(figure),
    '',
  ].join('\n')
}
