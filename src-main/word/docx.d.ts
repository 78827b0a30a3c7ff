/** A Word file within the built program, as a data address. */
declare module '*.docx?inline' {
  const address: string
  export default address
}
