/** One figure of a bench, beside what it is measured against. */
export interface Line {
	what: string;
	/** As measured, with its unit. */
	measured: string;
	/** What the same run measured of something plain; empty where the target is a plain figure. */
	baseline: string;
	target: string;
	met: boolean;
}

/** A line whose measure is a ratio to its baseline, both in `unit`. */
export function ratio(
	what: string,
	[measured, baseline]: readonly [number, number],
	unit: string,
	most: number
): Line {
	const times = measured / baseline;
	return {
		what,
		measured: `${round(measured)} ${unit} (${times.toFixed(2)} times)`,
		baseline: `${round(baseline)} ${unit}`,
		target: limit(most, 'times'),
		met: times <= most
	};
}

/** A line whose measure must not be more than a figure. */
export function most(what: string, measured: number, unit: string, target: number): Line {
	return {
		what,
		measured: `${round(measured)} ${unit}`,
		baseline: '',
		target: limit(target, unit),
		met: measured <= target
	};
}

/** A figure without a limit is there to be read beside the others. */
const limit = (most: number, unit: string): string =>
	most === Infinity ? '' : `at most ${most} ${unit}`;

/** Three figures that matter, as text. */
export const round = (value: number): string =>
	value >= 100 ? String(Math.round(value)) : Number(value.toPrecision(3)).toString();

/** The lines as a table, one a row. */
export function tableOf(lines: readonly Line[]): string {
	const rows = lines.map(({ what, measured, baseline, target, met }) => [
		target === '' ? '' : met ? 'PASS' : 'MISS',
		what,
		measured,
		baseline || '-',
		target
	]);
	const all = [['', 'what', 'measured', 'baseline', 'target'], ...rows];
	const widths = all.reduce(
		(widest, row) => row.map((cell, at) => Math.max(cell.length, widest[at] ?? 0)),
		[0]
	);
	return all
		.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
		.join('\n');
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
