import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { operate } from './harness/operate.ts';
import { aServer } from './harness/world.ts';

const run = promisify(execFile);

test('O17: the tools that are built run by themselves, from any folder', async () => {
	const server = await aServer();
	const elsewhere = await mkdtemp(path.join(tmpdir(), 'demarche-elsewhere-'));
	const env = { DATABASE_URL: `file:${path.join(server.data, 'demarche.db')}` };
	const said = await Promise.all(
		[['verify'], ['admin', 'list'], ['backup', '--to', 'all.backup']].map(([tool, ...given]) =>
			run(process.execPath, [path.resolve(`build/tools/${tool}.js`), ...given], {
				env,
				cwd: elsewhere
			})
		)
	);
	await rm(elsewhere, { recursive: true });
	expect(said.map(({ stdout }) => stdout)).toEqual([
		expect.stringMatching(/^us-china: revisions 1 to \d+ are as they were recorded/),
		expect.any(String),
		expect.stringMatching(/all\.backup/)
	]);
	expect(said.map(({ stderr }) => stderr)).toEqual(['', '', '']);
});

test('O17: what a tool does not understand it says in one line', async () => {
	const server = await aServer();
	const wrong = [
		['verify', 'list'],
		['backup', '--into'],
		['restore', '--force'],
		['admin', '--who']
	];
	const said = await Promise.all(wrong.map((given) => operate(server, ...given)));
	expect(said.map((each) => each.trimEnd().split('\n'))).toEqual(
		wrong.map(([, word]) => [expect.stringContaining(word ?? '')])
	);
});
