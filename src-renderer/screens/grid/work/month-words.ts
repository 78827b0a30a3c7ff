/** `58/62`: done of due; a dash where nothing was due. */
export const ofDue = (done: number, due: number): string => (due ? `${done}/${due}` : '—')

/** `93.5%` of two numbers, to a tenth; empty where nothing was due. */
export const percent = (done: number, due: number): string =>
  due ? `${(Math.round((done / due) * 1000) / 10).toFixed(1)}%` : ''
