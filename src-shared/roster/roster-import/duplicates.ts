import { problem, type Problem } from '../../problem'
import type { RosterRow } from './read-roster'
import { rosterField, type RosterField } from './roster-fields'

/**
 * Finds rows that say the same person twice: the same identity number, or the same name, birth and branch where one
 * of the two has no number. Two people of one name are nothing unusual: two rows with different 编号 of our own are
 * two members of the books. The later row is the one reported.
 */
export class Duplicates {
  private readonly byId = new Map<string, number>()
  private readonly byPerson = new Map<string, { row: number; id: boolean; own: string | undefined }[]>()

  check({ value, row, id: own }: RosterRow): Problem | undefined {
    const { idNumber, name, birth, branch } = value
    const twin = idNumber === undefined ? undefined : this.byId.get(idNumber)
    if (twin !== undefined) return reported('idNumber', row, twin)
    if (idNumber !== undefined) this.byId.set(idNumber, row)
    if (name === undefined || birth === undefined) return undefined
    const key = JSON.stringify([name, birth, branch])
    const namesakes = this.byPerson.get(key) ?? []
    const same = namesakes.find(
      other => !(other.id && idNumber !== undefined) && !(other.own && own && other.own !== own),
    )
    if (same) return reported('name', row, same.row)
    namesakes.push({ row, id: idNumber !== undefined, own })
    this.byPerson.set(key, namesakes)
    return undefined
  }
}

function reported(field: RosterField, row: number, first: number): Problem {
  return problem('duplicate-in-file', `与第${first}行重复，请只保留一行`, { row, field: rosterField(field).label })
}
