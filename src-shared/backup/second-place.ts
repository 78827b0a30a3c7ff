import * as z from 'zod'

/** Another disk or a stick that whole backups are copied to. */
export const SecondPlace = z.object({
  path: z.string().nullable(),
  /** Whether it is there now: a stick may be out. */
  present: z.boolean(),
  /** Whether it lies on the disk of the books themselves, so that both go with it; false while nobody can say. */
  sameDisk: z.boolean(),
  /** ISO instant of the newest copy that was read back there. */
  copied: z.string().nullable(),
  /** Whether that copy opens with a passphrase alone. */
  encrypted: z.boolean(),
  /** How many files it lacks, because they are missing or spoilt on this PC. */
  lacking: z.number().int(),
})
export type SecondPlace = z.infer<typeof SecondPlace>

/** Why a folder beside the books is no second place, and what to do; said wherever such a place is shown. */
export const sameDiskWords = '和台账在同一块盘上，盘坏了两边都没有，请换成U盘'

/** Said of a backup that could not take every file; which ones says the doctor. */
export const lackingWords = (lacking: number): string => `${lacking}个附件缺失或损坏，没有拷进去`

/** Whether backups that leave this PC are encrypted. */
export const BackupProtection = z.enum(['none', 'set', 'damaged'])
