import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { command, makeBoard } from './harness/desk.ts';
import { operate } from './harness/operate.ts';
import { aServer } from './harness/world.ts';

test('O7: by the tools, a backup of a server that runs is put back over what came later, once it is stopped', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const file = path.join(server.data, 'one.backup');
	const said = await operate(server, 'backup', '--to', file);
	expect(said).toMatch(
		/one\.backup: 1 boards, \d+ changes, \d+ rows in all; read through, and sound/
	);
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 97 });
	expect(await operate(server, 'restore', file, '--overwrite')).toMatch(
		/^Not restored: .* is already open by another Demarche server/
	);
	await server.stop();
	expect(await operate(server, 'restore', file)).toMatch(/^Not restored: .*--overwrite/);
	expect(await operate(server, 'restore', file, '--overwrite')).toMatch(/^Restored: 1 boards/);
	await server.resume();
	const board = await (await fetch(`${server.url}/api/v1/boards/us-china`)).text();
	expect(board).toContain('"tension":74');
	expect(board).not.toContain('"tension":97');
}, 240_000);

test('O9: a server makes the backups that it is configured to make', async () => {
	const server = await aServer();
	const folder = path.join(server.data, 'backups');
	await server.stop();
	server.set({ DEMARCHE_BACKUP_DIR: folder });
	await server.resume();
	await expect
		.poll(() => readdirSync(server.data).includes('backups') && readdirSync(folder), {
			timeout: 20_000
		})
		.toEqual([expect.stringMatching(/^demarche-\d{8}T\d{6}Z\.backup$/)]);
});

test('O2: moved by the tool, a database is served at its new place', async () => {
	const server = await aServer();
	const [from, to] = ['demarche.db', 'moved.db'].map(
		(name) => `file:${path.join(server.data, name)}`
	);
	const moving = ['move', '--from', from ?? '', '--to', to ?? ''];
	expect(await operate(server, ...moving)).toMatch(/^Not moved: .* is already open/);
	await server.stop();
	expect(await operate(server, ...moving)).toMatch(/^Moved \d+ rows, each the same there/);
	expect(await operate(server, ...moving)).toMatch(/^Not moved: there is something/);
	server.set({ DATABASE_URL: to ?? '' });
	await server.resume();
	const answer = await fetch(`${server.url}/api/v1/boards/us-china`);
	expect(await answer.json()).toMatchObject({ revision: expect.any(Number) });
});
