import { comparePlain, yearsBetween } from '../../plain-date'
import { problem, warning, type Problem } from '../../problem'
import { idBirth, idSex } from '../id-number'
import { probationEnds } from '../party-age'
import { printField, rosterField, type RosterField, type RosterValue } from './roster-fields'

/** From this day on the term of probation is a year (党章 1982). */
const probationYearSince = '1982-09-06'

/** What a row's fields say against each other. Dates follow the file, not the card, so a card only warns (domain §7). */
export function rowChecks(value: RosterValue, row: number): Problem[] {
  const { birth, joined, regularised, idNumber, sex } = value
  const at = (field: RosterField) => ({ row, field: rosterField(field).label })
  const found: Problem[] = []
  if (joined && birth && comparePlain(joined, birth) < 0) {
    found.push(problem('date-order', '加入党组织日期早于出生日期，请核对', at('joined')))
  } else if (joined && birth && yearsBetween(birth, joined) < 18) {
    found.push(warning('joined-under-18', '加入党组织时不满18岁，请核对档案', at('joined')))
  }
  if (joined && regularised && comparePlain(regularised, joined) < 0) {
    found.push(problem('date-order', '转为正式党员日期早于加入党组织日期，请核对', at('regularised')))
  } else if (
    joined &&
    regularised &&
    joined >= probationYearSince &&
    comparePlain(regularised, probationEnds(joined)) < 0
  ) {
    found.push(warning('probation-short', '预备期不满一年，请核对档案', at('regularised')))
  }
  if (value.floatingTo && !value.floating)
    found.push(warning('floating-place-alone', '填了外出流向，而不是流动党员，流向没有记下，请核对', at('floatingTo')))
  if (value.lostSince && !value.lostContact)
    found.push(warning('lost-date-alone', '填了失去联系日期，而不是失联党员，日期没有记下，请核对', at('lostSince')))
  if (idNumber && sex && idSex(idNumber) !== sex) {
    const said = printField('sex', idSex(idNumber))
    found.push(warning('sex-contradicts-id', `身份证号码表示性别为${said}，与所填不符，请核对`, at('sex')))
  }
  if (idNumber && birth && comparePlain(idBirth(idNumber), birth) !== 0) {
    found.push(warning('birth-contradicts-id', '出生日期与身份证号码不符，请对照档案核对', at('birth')))
  }
  return found
}
