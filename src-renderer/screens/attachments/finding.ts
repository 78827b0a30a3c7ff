/** What is known of a file beside its record, and whether somebody has to look at it. */
export interface Finding {
  words: string
  look: boolean
}
