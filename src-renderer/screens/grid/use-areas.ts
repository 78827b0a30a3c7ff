import { computed } from 'vue'
import type { ChoiceOption } from '../../widgets/Choice.vue'
import { useLive } from '../engine'

/** Estates and grids that stand today, to be chosen, and the groups that a building may have. */
export function useAreas() {
  const places = useLive('grid.places', () => ({}))
  const units = useLive('roster.units', () => ({}))
  const options = (kind: 'estate' | 'grid') =>
    computed<ChoiceOption[]>(() =>
      (places.value.value?.rows ?? [])
        .filter(row => row.kind === kind)
        .map(({ id, name }) => ({ value: id, label: name })),
    )
  const unitsOf = (...kinds: string[]) =>
    computed<ChoiceOption[]>(() =>
      (units.value.value?.rows ?? [])
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ id, short }) => ({ value: id, label: short })),
    )
  return {
    estates: options('estate'),
    grids: options('grid'),
    branches: unitsOf('branch'),
    groups: unitsOf('group'),
    /** Branches and groups in the order of the tree. */
    responsible: unitsOf('branch', 'group'),
  }
}
