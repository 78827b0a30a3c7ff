import * as z from 'zod'

/** What stands in a Word document, without its looks. */
export const WordText = z.object({
  /** Tables, their rows, their cells; paragraphs of a cell are parted by line breaks. */
  tables: z.array(z.array(z.array(z.string()))),
  /** All paragraphs in order, those of cells among them. */
  paragraphs: z.array(z.string()),
})

export type WordText = z.infer<typeof WordText>
