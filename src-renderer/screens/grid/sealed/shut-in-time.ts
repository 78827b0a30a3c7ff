/** How often the page asks whether what it shows is still open. */
const every = 30_000

/**
 * Takes sealed text off a page once its time is over: asks until the answer is no. Asking is no use of it and gives it no more time.
 * @returns stops asking
 */
export function shutInTime(isOpen: () => Promise<boolean>, shut: () => void): () => void {
  const timer = setInterval(() => {
    void isOpen().then(open => {
      if (!open) shut()
    })
  }, every)
  return () => clearInterval(timer)
}
