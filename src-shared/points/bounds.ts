import * as z from 'zod'

/** The most that one number of points may be, in half points: more is a slip of the hand, and sums of it would not be whole. */
const most = 2000
/** The most that is measured at once, in halves of a unit: more hours than a year has. */
const mostAmount = 20_000
const tooMuch = `最多${most / 2}分，请核对`

/** A number of half points that somebody enters or lays down. @param error what is said of what is no such number */
export const someHalfPoints = (error: string) =>
  z.number().int({ error }).min(-most, { error: tooMuch }).max(most, { error: tooMuch })

/** An amount in halves of an item's unit. */
export const someAmount = z
  .number()
  .int()
  .min(-mostAmount)
  .max(mostAmount, { error: `数量最多${mostAmount / 2}，请核对` })

const [firstYear, lastYear] = [1949, 2200]
const noYear = '请填年份，如 2026'
/** A year of points; `askedYear` also reads it from a text. */
export const pointsYear = z.number().int().min(firstYear, { error: noYear }).max(lastYear, { error: noYear })
export const askedYear = z.coerce.number().int().min(firstYear, { error: noYear }).max(lastYear, { error: noYear })

export const isTooMuch = (half: number): boolean => Math.abs(half) > most
