import { problem, warning, type Problem } from '../problem'
import { ordinaryClass } from './class-of'
import { printRulePoints } from './print-points'
import { attendanceFacts, isMeasured, spans, type PackItem, type PointsPack, type Span } from './pack'

type Path = (string | number)[]
const at = (path: Path, field: string) => ({ path, field })
const months: Record<Span, number> = { year: 12, quarter: 3, month: 1 }

/**
 * What is wrong with a pack beyond the shape of its fields. Errors keep it from being adopted; warnings are asked about.
 * Every problem stands at a field of the editor.
 */
export function checkPack(pack: PointsPack): Problem[] {
  return [
    ...checkHead(pack),
    ...checkCodes(pack),
    ...pack.items.flatMap((item, i) => checkItem(pack, item, ['items', i])),
    ...checkFacts(pack),
    ...checkBlocks(pack),
    ...checkClasses(pack),
    ...checkBands(pack),
    ...checkSum(pack),
  ]
}

function checkHead({ id, version, from, floor, ceiling, cycle, base, blocks }: PointsPack): Problem[] {
  const found: Problem[] = []
  if (!from.endsWith('-01'))
    found.push(problem('from-not-first', '办法从某月1日起用，请改成那个月的1日。', at(['from'], '起用日期')))
  if (!id.endsWith(`.v${version}`))
    found.push(problem('version-differs', `编号是${id}，版次却是${version}，请改成一致。`, at(['version'], '版次')))
  if (ceiling !== null && ceiling < floor)
    found.push(problem('ceiling-below-floor', '最高分低于最低分，请核对。', at(['ceiling'], '最高分')))
  const blockBase = blocks.reduce((sum, block) => sum + block.base, 0)
  if ([base.points, ...Object.values(base.byClass ?? {})].some(points => points + blockBase < floor))
    found.push(problem('floor-above-base', '最低分比起始的分数还高，扣分扣不下来，请核对。', at(['floor'], '最低分')))
  if (base.carry && cycle !== 'year')
    found.push(
      problem('carry-not-yearly', '按年计分的办法才有上年结转，请改计分周期或去掉结转。', at(['base'], '上年结转')),
    )
  if (base.carry && base.carry.numerator > base.carry.denominator)
    found.push(problem('carry-above-whole', '上年结转不能超过上年积分的全部。', at(['base'], '上年结转')))
  return found
}

/** Entries name an item by its code alone, so each stands for one thing. */
function checkCodes({ base, items, blocks, vetoes, classes }: PointsPack): Problem[] {
  const twice = (codes: readonly { code: string; path: Path }[]) =>
    codes.flatMap(({ code, path }, i) =>
      codes.slice(0, i).some(other => other.code === code)
        ? [problem('code-twice', `编号${code}用了两次，请换一个。`, at([...path, 'code'], '编号'))]
        : [],
    )
  const named = (list: readonly { code: string }[], of: string) =>
    list.map(({ code }, i) => ({ code, path: [of, i] as Path }))
  return [
    ...twice([{ code: base.code, path: ['base'] }, ...named(items, 'items'), ...named(vetoes, 'vetoes')]),
    ...twice(named(blocks, 'blocks')),
    ...twice(named(classes, 'classes')),
  ]
}

function checkItem({ cycle, blocks }: PointsPack, item: PackItem, path: Path): Problem[] {
  const found: Problem[] = []
  const deducts = item.group === 'deduction'
  const sizes = item.deltas.map(Math.abs)
  if (item.deltas.some(delta => delta === 0 || delta < 0 !== deducts))
    found.push(
      problem(
        'delta-sign',
        `${item.code}是${deducts ? '扣分' : '加分'}项目，每次分值应为${deducts ? '负数' : '正数'}。`,
        at([...path, 'deltas'], '每次分值'),
      ),
    )
  if (item.cap !== null && item.cap < Math.min(...sizes))
    found.push(
      problem(
        'cap-below-delta',
        `${item.code}的上限 ${printRulePoints(item.cap)} 分比一次的分值还少，请核对。`,
        at([...path, 'cap'], '上限'),
      ),
    )
  if (item.cap !== null && months[item.capPer] > months[cycle])
    found.push(
      problem(
        'cap-longer-than-cycle',
        `${item.code}的上限按${spans[item.capPer]}，比计分周期（${spans[cycle]}）还长，请改短。`,
        at([...path, 'capPer'], '上限按'),
      ),
    )
  if (item.block !== undefined && !blocks.some(({ code }) => code === item.block))
    found.push(problem('block-unknown', `${item.code}的板块没有列出，请重选。`, at([...path, 'block'], '板块')))
  if (item.block !== undefined && item.group === 'honour')
    found.push(
      problem('honour-in-block', `${item.code}是表彰，在总分以外，不放在板块里。`, at([...path, 'block'], '板块')),
    )
  if (isMeasured(item) && item.deltas.length > 1)
    found.push(
      problem('measured-deltas', `${item.code}按数量折算，只能有一个分值。`, at([...path, 'deltas'], '每次分值')),
    )
  if (item.deltas.length > 1 && attendanceFacts(item).length)
    found.push(
      problem(
        'attendance-deltas',
        `${item.code}随会议到会登记，程序不能挑选分值，只能有一个。`,
        at([...path, 'deltas'], '每次分值'),
      ),
    )
  if (isMeasured(item) && attendanceFacts(item).length)
    found.push(
      problem('measured-attendance', `${item.code}随会议到会登记，每次计一次。`, at([...path, 'per'], '每几个单位')),
    )
  return found
}

/** One act is scored once: a status at a kind of meeting belongs to one item. */
function checkFacts({ items }: PointsPack): Problem[] {
  const owner = new Map<string, string>()
  return items.flatMap((item, i) => {
    const clashes = new Set<string>()
    for (const { kinds, statuses } of attendanceFacts(item))
      for (const fact of kinds.flatMap(kind => statuses.map(status => `${kind}|${status}`))) {
        const other = owner.get(fact)
        if (other !== undefined && other !== item.code) clashes.add(other)
        else owner.set(fact, item.code)
      }
    return [...clashes].map(other =>
      problem(
        'fact-twice',
        `${item.code}与${other}由同一种到会情况产生，一件事会计两次。请只留一项。`,
        at(['items', i, 'facts'], '随会议登记'),
      ),
    )
  })
}

function checkBlocks({ blocks }: PointsPack): Problem[] {
  return blocks.flatMap(({ name, base, floor, ceiling }, i) =>
    floor <= base && base <= ceiling
      ? []
      : [problem('block-limits', `“${name}”的起始分应在最低和最高之间。`, at(['blocks', i, 'base'], '起始分'))],
  )
}

function checkClasses({ classes, items, base }: PointsPack): Problem[] {
  const known = new Set(items.map(({ code }) => code))
  const found = classes.flatMap((one, i): Problem[] => {
    const ruled = [...one.off, ...one.multiply.flatMap(times => times.items)]
    const strange = ruled.filter(code => !known.has(code))
    const before = classes.slice(0, i).some(({ when }) => when !== undefined && when === one.when)
    const twice = [...new Set(ruled.filter((code, place) => ruled.indexOf(code) !== place))]
    return [
      ...(one.code === ordinaryClass.code
        ? [
            problem(
              'class-reserved',
              `编号${one.code}留给“${ordinaryClass.name}”，请换一个。`,
              at(['classes', i, 'code'], '编号'),
            ),
          ]
        : []),
      ...twice.map(code =>
        problem(
          'class-item-twice',
          `“${one.name}”里的${code}写了两次：一项或者乘一个倍数，或者不适用，请只留一处。`,
          at(['classes', i, 'multiply'], '倍数'),
        ),
      ),
      ...strange.map(code =>
        problem(
          'item-unknown',
          `“${one.name}”里的${code}不是积分项目，请改正。`,
          at(['classes', i, 'off'], '不适用的项目'),
        ),
      ),
      ...(before
        ? [
            problem(
              'class-never',
              `“${one.name}”与前面一类自动适用于同一些人，请只留一类。`,
              at(['classes', i, 'when'], '自动适用'),
            ),
          ]
        : []),
    ]
  })
  const bases = Object.keys(base.byClass ?? {}).filter(code => !classes.some(one => one.code === code))
  return [
    ...found,
    ...bases.map(code =>
      problem('class-unknown', `基础分里的${code}不是列出的类别，请改正。`, at(['base', 'byClass'], '分类基础分')),
    ),
  ]
}

function checkBands({ bands }: PointsPack): Problem[] {
  return bands.flatMap((band, i) =>
    i > 0 && band.from >= bands[i - 1]!.from
      ? [problem('bands-overlap', `“${band.name}”与上一档重叠，各档从高到低排列。`, at(['bands', i, 'from'], '起'))]
      : [],
  )
}

/** Caps above the ceiling are allowed, but then the last points of somebody come to nothing. */
function checkSum({ base, blocks, items, ceiling, cycle }: PointsPack): Problem[] {
  const free = items.filter(item => item.group === 'addition' && item.block === undefined)
  if (ceiling === null || free.some(({ cap }) => cap === null)) return []
  const caps = free.reduce((sum, { cap, capPer }) => sum + cap! * Math.max(1, months[cycle] / months[capPer]), 0)
  const sum = base.points + caps + blocks.reduce((all, block) => all + block.ceiling, 0)
  if (sum <= ceiling) return []
  return [
    warning(
      'caps-above-ceiling',
      `基础分和各项上限合计 ${printRulePoints(sum)} 分，超过最高分 ${printRulePoints(ceiling)} 分：满分以后的加分不计入。`,
      at(['ceiling'], '最高分'),
    ),
  ]
}
