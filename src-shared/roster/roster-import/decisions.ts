import type * as z from 'zod'
import {
  decideRows,
  decisionOf,
  type Decided,
  type Decisions as DecisionsOf,
  type DecisionWords,
} from '../../sheet-import/decisions'
import type { RosterMatch } from './match-roster'
import { RosterField } from './roster-fields'

/** What a person decided about one row of a roster. */
export const Decision = decisionOf(RosterField, { member: '名册上的党员', keep: '保留名册内容的栏目' })
export type Decision = z.infer<typeof Decision>
export type Decisions = DecisionsOf<RosterField>

const words: DecisionWords = {
  outdated: '名册上与这一行相符的党员已经不同，请重新核对这一行',
  twice: row => `第${row}行也是这名党员，只能按其中一行更新`,
  taken: '身份证号码是在册党员的，不能作为另一名党员新增，请核对',
}

/**
 * Carries out what a person decided about doubtful and changed rows.
 * @param holderOf id of the member on the books who has an identity number
 */
export const decide = (
  matches: readonly RosterMatch[],
  decisions: Decisions,
  holderOf: (idNumber: string) => string | undefined,
): Decided<RosterMatch> =>
  decideRows(matches, decisions, ({ idNumber }) => (idNumber === undefined ? undefined : holderOf(idNumber)), words)
