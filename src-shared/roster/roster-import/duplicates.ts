import { problem, type Problem } from '../../problem'
import { rosterField, type RosterField, type RosterValue } from './roster-fields'

/**
 * Finds rows that say the same person twice: the same identity number, or the same name, birth and branch where one
 * of the two has no number. Two people of one name are nothing unusual. The later row is the one reported.
 */
export class Duplicates {
  private readonly byId = new Map<string, number>()
  private readonly byPerson = new Map<string, { row: number; id: boolean }>()

  check(value: RosterValue, row: number): Problem | undefined {
    const { idNumber, name, birth, branch } = value
    const twin = idNumber === undefined ? undefined : this.byId.get(idNumber)
    if (twin !== undefined) return reported('idNumber', row, twin)
    if (idNumber !== undefined) this.byId.set(idNumber, row)
    if (name === undefined || birth === undefined) return undefined
    const key = JSON.stringify([name, birth, branch])
    const namesake = this.byPerson.get(key)
    if (namesake && !(namesake.id && idNumber !== undefined)) return reported('name', row, namesake.row)
    this.byPerson.set(key, { row, id: idNumber !== undefined })
    return undefined
  }
}

function reported(field: RosterField, row: number, first: number): Problem {
  return problem('duplicate-in-file', `与第${first}行重复，请只保留一行`, { row, field: rosterField(field).label })
}
