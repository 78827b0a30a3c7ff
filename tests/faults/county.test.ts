import * as path from 'node:path'
import { it } from 'vitest'
import { county } from '../../src-shared/sample/sample-office'
import { listsLikeItsRows } from '../cli/county'
import { emptyFolder } from '../interop/tools'

it('an office of 45,991 members is listed as of three days as its own rows say', async () => {
  await listsLikeItsRows(path.join(emptyFolder(), 'p'), county)
})
