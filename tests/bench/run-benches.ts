import { tableOf, type Line } from './report.ts';

/** Runs those benches that are named on the command line, or all, and prints what each measured. */
export async function runBenches(benches: Record<string, () => Promise<Line[]>>): Promise<void> {
	const asked = process.argv.slice(2);
	for (const [name, bench] of Object.entries(benches)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		console.log(`\n${name}`);
		console.log(tableOf(await bench()));
	}
}
