import type { Column } from '../../../src-renderer/widgets/table-columns'

const rowHeight = 36

/** A long list by hand, the floor of P5: as many rows as are in sight, moved and filled again while it scrolls. */
export function recycledRows<R>(host: HTMLElement, columns: readonly Column<R>[], rows: readonly R[]): HTMLElement {
  const box = host.appendChild(document.createElement('div'))
  box.style.cssText = 'height: 100%; overflow: auto'
  const body = box.appendChild(document.createElement('div'))
  body.style.cssText = `position: relative; height: ${rows.length * rowHeight}px`
  const template = columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ')
  const count = Math.ceil(box.clientHeight / rowHeight) + 16
  const pool = Array.from({ length: count }, () => {
    const row = body.appendChild(document.createElement('div'))
    row.style.cssText = `position: absolute; top: 0; left: 0; display: grid; grid-template-columns: ${template}; align-items: center; width: 100%; height: ${rowHeight}px; border-bottom: 1px solid #ddd`
    const cells = columns.map(() => {
      const cell = row.appendChild(document.createElement('span'))
      cell.style.cssText = 'overflow: hidden; padding: 0 10px; white-space: nowrap; text-overflow: ellipsis'
      return cell
    })
    return { row, cells, at: -1 }
  })
  function draw(): void {
    const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - 8)
    for (let at = first; at < Math.min(rows.length, first + count); at++) {
      const held = pool[at % count]!
      if (held.at === at) continue
      held.at = at
      held.row.style.transform = `translateY(${at * rowHeight}px)`
      columns.forEach((column, i) => (held.cells[i]!.textContent = column.text(rows[at]!, at)))
    }
  }
  box.addEventListener('scroll', draw)
  draw()
  return box
}
