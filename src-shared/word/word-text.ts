import * as z from 'zod'

/** Stands for each further column that a wide cell covers; no text of a document is this. */
export const covered = '\0'

/** What stands in a Word document, without its looks. */
export const WordText = z.object({
  /** Tables, their rows, their cells; paragraphs of a cell are parted by line breaks, a wide cell is followed by `covered`. */
  tables: z.array(z.array(z.array(z.string()))),
  /** All paragraphs in order, those of cells among them. */
  paragraphs: z.array(z.string()),
})

export type WordText = z.infer<typeof WordText>
