import { request } from 'node:http';
import { round, type Line } from '../report.ts';
import type { Measured } from '../server.ts';
import { LONG, SHORT, withLogs } from './logs.ts';
import { READS } from './reads.ts';

const TURNS = 200;
/** The first of them pay for the compiler, and for what is rolled up as it is first read. */
const COLD = 12;
const MOST_MS = 50;
const MOST_TIMES = 2;
const MOST_KB = 60;

interface Read {
	ms: number;
	/** As they came over the wire, compressed. */
	bytes: number;
}

/** How long the reader's pages take on a log of a million changes, beside the same on one a hundredth its size, and how much they send. */
export const pages = (): Promise<Line[]> =>
	withLogs(async (long, short) => {
		const lines: Line[] = [];
		for (const what of Object.keys(READS)) lines.push(...(await compare(what, long, short)));
		return lines;
	});

/** Both in turn, so that whatever else the machine does meets them alike. */
async function compare(what: string, long: Measured, short: Measured): Promise<Line[]> {
	const pathOf = READS[what] ?? (() => '/');
	const pairs: [Read, Read][] = [];
	for (let turn = 0; turn < COLD + TURNS; turn += 1) {
		pairs.push([await read(long, pathOf(LONG, turn)), await read(short, pathOf(SHORT, turn))]);
	}
	const warm = pairs.slice(COLD);
	const [own, beside] = [warm.map(([each]) => each), warm.map(([, each]) => each)];
	const kb = Math.max(...own.map(({ bytes }) => bytes)) / 1000;
	return [
		timed(`${what}, p50`, at(own, 0.5), at(beside, 0.5)),
		timed(`${what}, p99`, at(own, 0.99), at(beside, 0.99)),
		{
			what: `${what}, compressed`,
			measured: `${round(kb)} kB`,
			baseline: '',
			target: `at most ${MOST_KB} kB`,
			met: kb <= MOST_KB
		}
	];
}

const at = (reads: readonly Read[], share: number): number =>
	reads.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(reads.length * share)] ?? NaN;

const timed = (what: string, own: number, beside: number): Line => ({
	what,
	measured: `${round(own)} ms (${(own / beside).toFixed(2)} times)`,
	baseline: `${round(beside)} ms`,
	target: `at most ${MOST_TIMES} times or ${MOST_MS} ms`,
	met: own <= Math.max(MOST_MS, MOST_TIMES * beside)
});

/** Milliseconds until it is read, and the bytes that came: a fetch would count them unpacked. */
function read({ url }: Measured, path: string): Promise<Read> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const asking = request(
			url + encodeURI(path),
			{ headers: { 'accept-encoding': 'gzip' } },
			(answer) => {
				let bytes = 0;
				answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
				answer.on('error', reject);
				answer.on('end', () => {
					if (answer.statusCode === 200) resolve({ ms: performance.now() - began, bytes });
					else reject(new Error(`${path} was answered with ${answer.statusCode}`));
				});
			}
		);
		asking.on('error', reject);
		asking.end();
	});
}
