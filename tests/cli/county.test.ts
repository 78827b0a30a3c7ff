import * as path from 'node:path'
import { it } from 'vitest'
import { emptyFolder } from '../interop/tools'
import { listsLikeItsRows } from './county'

/** A tenth of the county in as many branches; the whole of it is in tests/faults. */
it('a large generated office is listed as of three days as its own rows say', async () => {
  await listsLikeItsRows(path.join(emptyFolder(), 'p'), { members: 4_600, branches: 424, groups: 715 })
})
