import type { BackupIndex } from '../../src-shared/backup/backup-index'

/** Names of copies as they are given now, and as earlier programs gave them, with the time in UTC. */
const shape =
  /^亲邻台账备份-(\d{12})-(\d+)-(?:\d{4}年\d\d月\d\d日\d\d时\d\d分|\d{8}T\d{6}Z)(?:-加密)?(?:-缺(\d+)个附件)?\.tar$/
const noOffice = '000000000000'
const two = (n: number) => String(n).padStart(2, '0')

/** Of which office a copy is, and at which entry of the journal it stands. */
export interface NamedCopy {
  code: string
  entry: number
  /** How many files of the books it lacks. */
  lacking: number
}

/**
 * File name of a copy: whose, at which entry, when by the clock of this PC, whether it asks for a passphrase, and how many
 * files it lacks.
 */
export function copyName({ office, journal, time }: BackupIndex, encrypted: boolean, lacking: number): string {
  const at = new Date(time)
  const day = `${at.getFullYear()}年${two(at.getMonth() + 1)}月${two(at.getDate())}日`
  const clock = `${two(at.getHours())}时${two(at.getMinutes())}分`
  const said = `${encrypted ? '-加密' : ''}${lacking ? `-缺${lacking}个附件` : ''}`
  return `亲邻台账备份-${office?.code ?? noOffice}-${journal.number}-${day}${clock}${said}.tar`
}

/** @returns null of a file that is no copy */
export function readCopyName(name: string): NamedCopy | null {
  const [, code, entry, lacking = 0] = shape.exec(name) ?? []
  return code === undefined ? null : { code, entry: Number(entry), lacking: Number(lacking) }
}
