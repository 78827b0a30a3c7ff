import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { shutInTime } from '../../../../src-renderer/screens/grid/sealed/shut-in-time'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('sealed text on a page', () => {
  it('is taken off within half a minute after it was shut, whoever sits before it', async () => {
    let open = true
    const shut = vi.fn()
    const stop = shutInTime(() => Promise.resolve(open), shut)
    await vi.advanceTimersByTimeAsync(9 * 60_000)
    expect(shut).not.toHaveBeenCalled()
    open = false
    await vi.advanceTimersByTimeAsync(30_000)
    expect(shut).toHaveBeenCalled()
    stop()
    shut.mockClear()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(shut).not.toHaveBeenCalled()
  })
})
