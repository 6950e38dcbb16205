/** Prints jest's totals once more as `N passed, N failed, N skipped`, a line that any CI can read. */
export default class CountsReporter {
  /** @param {unknown} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    console.log(
      `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed, ${results.numPendingTests} skipped`,
    );
  }
}
