import { readEnrolment, type Enrolment } from '../../src-shared/bundle/enrolment'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { workerPrimitives } from './bundle-primitives'
import type { Outside } from './command'
import { ownOffice } from './office/queries'

/** Reads the enrolment file of another office. Nothing of it is believed yet. */
export async function readCard(outside: Outside, file: string): Promise<Outcome<Enrolment>> {
  const own = await ownOffice(outside.reader)
  if (!own) return refused(problem('office-missing', '请先建立本单位台账。'))
  const read = await outside.main['file.read']({ token: file })
  if (!read.ok) return read
  const enrolment = await readEnrolment(read.value.bytes, workerPrimitives(outside.main))
  if (enrolment.ok && enrolment.value.info.office === own.code)
    return refused(problem('office-self', '这是本单位自己的登记文件，不用确认。'))
  return enrolment
}

/** Holds an enrolment to the digits that somebody read from the office's paper card. */
export function comparedWithCard(enrolment: Enrolment, typed: string): Outcome<Enrolment> {
  if (digits(typed) === digits(enrolment.fingerprint)) return done(enrolment)
  return refused(
    problem('fingerprint-differs', '核对码与文件里的不一致，没有确认。请与该单位当面核对密钥卡上的数字。', {
      field: '核对码',
      path: ['fingerprint'],
    }),
  )
}

/** Two keys of one run of sequences would look like a forged one: a new key begins a run of its own. */
export const keyOlder = (name: string) =>
  problem(
    'key-older',
    `这份登记文件比${name}已确认的密钥旧，没有确认。该单位换了电脑的，请它在“上报 → 登记本单位”里更换密钥，再送一次。`,
  )

const digits = (text: string) => text.replace(/\D/g, '')
