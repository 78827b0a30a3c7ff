/** Offers something made here as a file to be kept, through the window's own save dialog. */
function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export function saveTextFile(name: string, text: string): void {
  saveFile(name, text, 'text/csv;charset=utf-8')
}

export function saveJson(name: string, text: string): void {
  saveFile(name, text, 'application/json')
}

/** A workbook of the kind that `.xlsx` is. */
export function saveWorkbook(name: string, bytes: Uint8Array): void {
  saveFile(name, new Uint8Array(bytes), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
}
