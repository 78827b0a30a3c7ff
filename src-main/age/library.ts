import { provideWebGlobals } from './web-globals'

/** The age library, loaded at the first need: most starts of the program encrypt nothing. */
export async function ageLibrary() {
  await provideWebGlobals()
  return import('age-encryption')
}
