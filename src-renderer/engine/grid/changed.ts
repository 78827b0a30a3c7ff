/** A record with what a change says of it: what is not said stays, what is said to be null is no longer known. */
export function changed<R extends object>(before: R, said: object): R {
  const changes = Object.entries(said).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, (value as unknown) ?? undefined]],
  )
  return { ...before, ...(Object.fromEntries(changes) as Partial<R>) }
}
