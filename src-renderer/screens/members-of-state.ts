/** Ids of those whom the page before handed over with the way here; empty where it named nobody. */
export function membersOfState(): string[] {
  const { members } = history.state as { members?: unknown }
  return Array.isArray(members) ? members.filter((id): id is string => typeof id === 'string') : []
}
