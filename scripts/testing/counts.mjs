/**
 * What a test runner did.
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {string[]} failed names
 * @property {string[]} skipped names
 */

/** @returns {Counts} */
export const none = () => ({ passed: 0, failed: [], skipped: [] })

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function total(all) {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.flatMap(({ failed }) => failed),
    skipped: all.flatMap(({ skipped }) => skipped),
  }
}

/**
 * The last line of `npm test`.
 *
 * @param {Counts} counts
 */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed.length} failed` + (skipped.length > 0 ? `, ${skipped.length} skipped` : '')
}

/**
 * @typedef {{ status: string, fullName: string }} VitestTest
 * @typedef {{ name: string, status: string, assertionResults: VitestTest[] }} VitestFile
 */

/**
 * Count a report of vitest's json reporter. A file that could not be loaded has no test; it counts as one that failed.
 *
 * @param {{ testResults: VitestFile[] }} report
 * @returns {Counts}
 */
export function countVitest({ testResults }) {
  const tests = testResults.flatMap(file => file.assertionResults)
  const named = (/** @type {(test: VitestTest) => boolean} */ wanted) => tests.filter(wanted).map(test => test.fullName)
  const unloaded = testResults.filter(file => file.status === 'failed' && !file.assertionResults.some(isFailed))
  return {
    passed: tests.filter(isPassed).length,
    failed: [...named(isFailed), ...unloaded.map(file => file.name)],
    skipped: named(test => !isPassed(test) && !isFailed(test)),
  }
}

/** @param {VitestTest} test */
const isPassed = test => test.status === 'passed'

/** @param {VitestTest} test */
const isFailed = test => test.status === 'failed'

/**
 * @typedef {{ title: string, tests: { status: string, projectName: string }[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * Count a report of Playwright's json reporter. A flaky test counts as one that failed; so does an error outside of the tests.
 *
 * @param {{ suites: PlaywrightSuite[], errors?: { message?: string }[] }} report
 * @returns {Counts}
 */
export function countPlaywright({ suites, errors = [] }) {
  const tests = suites.flatMap(suite => testsOf(suite, ''))
  return {
    passed: tests.filter(test => test.status === 'expected').length,
    failed: [
      ...tests.filter(test => test.status === 'unexpected' || test.status === 'flaky').map(test => test.name),
      ...errors.map(error => error.message?.split('\n')[0] ?? 'error outside of the tests'),
    ],
    skipped: tests.filter(test => test.status === 'skipped').map(test => test.name),
  }
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string} above
 * @returns {{ status: string, name: string }[]}
 */
function testsOf({ title, specs = [], suites = [] }, above) {
  const path = above ? `${above} › ${title}` : title
  return [
    ...specs.flatMap(spec =>
      spec.tests.map(({ status, projectName }) => ({ status, name: `[${projectName}] ${path} › ${spec.title}` })),
    ),
    ...suites.flatMap(suite => testsOf(suite, path)),
  ]
}

/**
 * What a step came to. A runner that ended badly without naming a failed test failed; so did one that ran no test.
 *
 * @param {number} status the runner's exit status
 * @param {Counts | undefined} counts from its report, if it left one
 * @returns {Counts}
 */
export function judged(status, counts = none()) {
  if (counts.failed.length > 0) return counts
  if (status !== 0) return { ...counts, failed: [`ended with status ${status}`] }
  if (counts.passed === 0) return { ...counts, failed: ['ran no test'] }
  return counts
}
