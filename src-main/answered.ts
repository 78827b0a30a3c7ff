import { Refusal, refused, type Outcome } from '../src-shared/problem'
import { diskProblem } from './files/disk-problem'

/** What may be refused, or fail at the disk, as an outcome. Throws what is neither: that is a bug. */
export async function answered<T>(asked: Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await asked
  } catch (error) {
    return refused(...(error instanceof Refusal ? error.problems : [diskProblem(error)]))
  }
}
