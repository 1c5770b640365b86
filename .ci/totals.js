import { readFileSync } from 'node:fs';

const [file = ''] = process.argv.slice(2);
const totals = JSON.parse(readFileSync(file, 'utf8'));
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = totals;
// A file that could not even be loaded has no test that failed, and yet it failed.
const unloaded = totals.testResults.filter(
	(/** @type {{ status: string, assertionResults: unknown[] }} */ suite) =>
		suite.status === 'failed' && suite.assertionResults.length === 0
).length;

process.exitCode = totals.success ? 0 : 1;
console.log(
	`${numPassedTests} passed, ${numFailedTests + unloaded} failed, ${numPendingTests + numTodoTests} skipped`
);
