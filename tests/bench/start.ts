import { median, most, type Line } from './report.ts';
import { startDemarche, withData } from './server.ts';

/** How long from starting the process until it answers: a first start, which makes the sample, and later ones. */
export async function start(): Promise<Line[]> {
	return withData(async (data) => {
		const first = await ready(data);
		const later = [await ready(data), await ready(data), await ready(data)];
		return [
			most('first start, which makes the sample', first, 'ms', 2000),
			most('ready after a start', median(later), 'ms', 1000)
		];
	});
}

async function ready(data: string): Promise<number> {
	const from = performance.now();
	const { process, url } = await startDemarche(data);
	await (await fetch(`${url}/readyz`)).text();
	const ms = performance.now() - from;
	await process.end();
	return ms;
}
