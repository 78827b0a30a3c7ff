import type { Problem } from '../../src-shared/problem'

/** What a problem says where the field's own name stands above it already: without the `“地点”` it begins with. */
export function besideField({ field, message }: Pick<Problem, 'field' | 'message'>): string {
  const name = field ? `“${field}”` : ''
  return name && message.startsWith(name) ? message.slice(name.length) : message
}
