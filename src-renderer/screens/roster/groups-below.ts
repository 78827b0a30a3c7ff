interface Unit {
  id: string
  name: string
  short: string
  kind: string
  children: readonly Unit[]
}

/** The groups of a tree to choose among, each with the branch that it lies in. */
export const groupsBelow = (units: readonly Unit[], within = ''): { value: string; label: string }[] =>
  units.flatMap(({ id, name, short, kind, children }) => [
    ...(kind === 'group' ? [{ value: id, label: within ? `${within}：${name}` : name }] : []),
    ...groupsBelow(children, short || name),
  ])
