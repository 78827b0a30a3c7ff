/** Texts of a document under the names by which its Word template calls them; a list repeats what stands between its tags. */
export interface WordValues {
  [name: string]: string | readonly WordValues[]
}
