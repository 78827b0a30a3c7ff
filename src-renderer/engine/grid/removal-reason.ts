import { saysSensitive } from '../../../src-shared/grid/sensitive-words'
import { removalReason as reason } from '../removal'

/** Why somebody removes a record of the grids: the journal keeps it, so nothing stands in it that belongs into 封存信息. */
export const removalReason = reason
  .refine(text => !saysSensitive(text), { error: '这里写的情况属于敏感信息，请记在封存信息里，不要写在这里。' })
  .meta({ ...reason.meta() })
