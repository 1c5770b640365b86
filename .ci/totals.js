import { readFileSync } from 'node:fs';

const [file = ''] = process.argv.slice(2);
const totals = JSON.parse(readFileSync(file, 'utf8'));
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = totals;

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Test */
/** @typedef {{ status: string, name: string, message?: string, assertionResults: Test[] }} Suite */

// A file that could not even be loaded has no test that failed, and yet it failed.
const unloaded = totals.testResults.filter(
	(/** @type {Suite} */ suite) => suite.status === 'failed' && suite.assertionResults.length === 0
);

// What failed stands together at the end: before it are minutes of what the database logged.
for (const suite of unloaded) console.log(`FAILED ${suite.name}\n${suite.message}\n`);
for (const suite of totals.testResults) {
	for (const test of suite.assertionResults) {
		if (test.status !== 'failed') continue;
		console.log(`FAILED ${suite.name} > ${test.fullName}\n${test.failureMessages?.join('\n')}\n`);
	}
}

process.exitCode = totals.success ? 0 : 1;
console.log(
	`${numPassedTests} passed, ${numFailedTests + unloaded.length} failed, ${numPendingTests + numTodoTests} skipped`
);
