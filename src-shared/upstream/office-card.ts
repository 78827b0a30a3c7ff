import * as z from 'zod'

/** What an office is known by to another: what its enrolment presented, and its card vouched for. */
export const officeCard = {
  name: z.string().meta({ label: '党组织名称' }),
  epoch: z.number().int().meta({ label: '密钥期' }),
  /** minisign's public key, as its enrolment has it. */
  publicKey: z.string().meta({ label: '公钥' }),
  fingerprint: z.string().meta({ label: '核对码' }),
  /** age recipient that what is sent to it is encrypted to; an office whose program is older has none. */
  recipient: z.string().optional().meta({ label: '加密收件人' }),
}
