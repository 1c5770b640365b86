import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SCRIPT_BUDGET } from '../budget.ts';
import type { BuiltServer } from './harness/server.ts';
import { aServer } from './harness/world.ts';

const CLIENT = path.resolve('build/client');

/** The files of script that a page names, and those they import; what they load later is not among them. */
async function scriptsOf(server: BuiltServer, page: string): Promise<string[]> {
	const response = await fetch(server.url + page);
	const named = `${response.headers.get('link')} ${await response.text()}`;
	const files = new Set(
		[...named.matchAll(/(?:\/(?=_app\/)|src="\/)([\w./-]+\.js)[">]/g)].map(([, file = '']) => file)
	);
	for (const file of files) {
		const text = await readFile(path.join(CLIENT, file), 'utf8');
		for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g)) {
			files.add(path.join(path.dirname(file), imported));
		}
	}
	return [...files];
}

/** kB of files, at the compression in which they lie ready. */
async function compressed(files: string[]): Promise<number> {
	const bodies = await Promise.all(files.map((file) => readFile(path.join(CLIENT, `${file}.br`))));
	return bodies.reduce((sum, body) => sum + body.length, 0) / 1000;
}

test.for([
	['/b/us-china', SCRIPT_BUDGET.board],
	['/wall/us-china', SCRIPT_BUDGET.wall],
	['/b/us-china/trends', SCRIPT_BUDGET.trends]
] as const)('H15: %s begins with at most %d kB of script', async ([page, budget]) => {
	const server = await aServer();
	const files = await scriptsOf(server, page);
	expect(files.length).toBeGreaterThan(3);
	expect(await compressed(files)).toBeLessThanOrEqual(budget);
});
