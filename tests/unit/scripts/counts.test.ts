import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest, judged, none, summary, total } from '../../../scripts/testing/counts.mjs'

const vitestTest = (fullName: string, status: string) => ({ fullName, status })

describe('counting what the runners did', () => {
  test('vitest: what did not run counts as skipped, by name, whatever vitest calls it', () => {
    const file = {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        vitestTest('adds', 'passed'),
        vitestTest('subtracts', 'failed'),
        vitestTest('left out', 'skipped'),
        vitestTest('never reached', 'pending'),
        vitestTest('to be written', 'todo'),
      ],
    }
    expect(countVitest({ testResults: [file] })).toEqual({
      passed: 1,
      failed: ['subtracts'],
      skipped: ['left out', 'never reached', 'to be written'],
    })
  })

  test('vitest: a file that could not be loaded failed, though it has no test', () => {
    const report = { testResults: [{ name: 'broken.test.ts', status: 'failed', assertionResults: [] }] }
    expect(countVitest(report)).toEqual({ passed: 0, failed: ['broken.test.ts'], skipped: [] })
  })

  test('vitest: a file whose teardown failed after passing tests failed too', () => {
    const report = {
      testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [vitestTest('adds', 'passed')] }],
    }
    expect(countVitest(report)).toEqual({ passed: 1, failed: ['a.test.ts'], skipped: [] })
  })

  test('playwright: tests are found however deep they lie, and a flaky one failed', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status, projectName: 'electron' }] })
    const report = {
      suites: [
        {
          title: 'main.spec.ts',
          specs: [spec('imports', 'expected')],
          suites: [
            {
              title: 'meeting',
              specs: [spec('saves', 'flaky'), spec('prints', 'unexpected'), spec('votes', 'skipped')],
            },
          ],
        },
      ],
    }
    expect(countPlaywright(report)).toEqual({
      passed: 1,
      failed: ['[electron] main.spec.ts › meeting › saves', '[electron] main.spec.ts › meeting › prints'],
      skipped: ['[electron] main.spec.ts › meeting › votes'],
    })
  })

  test('playwright: an error outside of the tests failed', () => {
    const report = { suites: [], errors: [{ message: 'no such file\n  at x.ts' }] }
    expect(countPlaywright(report).failed).toEqual(['no such file'])
  })

  test('a runner that ran no test failed, also when it says that all is well', () => {
    expect(judged(0, none()).failed).toEqual(['ran no test'])
    expect(judged(0, { ...none(), skipped: ['a'] }).failed).toEqual(['ran no test'])
    expect(judged(0, undefined).failed).toEqual(['ran no test'])
  })

  test('a runner that ended badly failed, also when every test passed', () => {
    expect(judged(1, { passed: 9, failed: [], skipped: [] })).toEqual({
      passed: 9,
      failed: ['ended with status 1'],
      skipped: [],
    })
  })

  test('a failed test is not counted twice for the status that it brings', () => {
    expect(judged(1, { passed: 9, failed: ['a'], skipped: [] }).failed).toEqual(['a'])
  })

  test('the last line names skipped tests only where there are some', () => {
    const all = total([
      { passed: 2, failed: [], skipped: [] },
      { passed: 1, failed: ['x'], skipped: ['y'] },
    ])
    expect(summary(all)).toBe('3 passed, 1 failed, 1 skipped')
    expect(summary({ ...all, skipped: [] })).toBe('3 passed, 1 failed')
    expect(summary(total([]))).toBe('0 passed, 0 failed')
  })
})
