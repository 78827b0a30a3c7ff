import type { RosterLine } from './attendance'

/** `接收张三、李四同志为预备党员`: two names joined before what is to become of them. */
const joinedNames = /(?:、|和|与|及)[\p{Script=Han}·]{2,4}?(?:同志)?(?:为|转|按期|成为|加入)/u
/** `等3名同志`, `2名发展对象`. */
const severalPeople = /(?:[2-9]|\d{2,}|[二两三四五六七八九十])(?:名|位|人)(?:同志|党员|预备|申请人|发展对象|积极分子)/u

/**
 * Whether the title of an admission or 转正 names more than one candidate. Each is discussed and voted on alone
 * (细则 §20, domain §2.8 trap 12). Members on probation are known by name; applicants only by how the title reads.
 */
export function namesSeveral(title: string, roster: readonly RosterLine[]): boolean {
  const known = roster.flatMap(line =>
    line.membership === 'probationary' && title.includes(line.name) ? [line.name] : [],
  )
  const apart = known.filter(name => !known.some(other => other !== name && other.includes(name)))
  return apart.length > 1 || joinedNames.test(title) || severalPeople.test(title)
}
