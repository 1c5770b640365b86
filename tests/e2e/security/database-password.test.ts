import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { aDatabase, cutConnections, POSTGRES } from '../../server/store/postgres.ts';
import { aRefusingPostgres } from '../harness/refusing-postgres.ts';
import { aServer } from '../harness/world.ts';
import { expectSilence } from './silence.ts';

const PASSWORD = 'pässword/of the:database';
const addressAt = (place: string) => `postgres://demarche:${encodeURIComponent(PASSWORD)}@${place}`;

/** What one of the programs prints about a database, until it ends or, as a server does, waits for it. */
async function printed(url: string, ...program: string[]): Promise<string> {
	const env = {
		...{ PATH: process.env['PATH'] ?? '', PORT: '0' },
		...{ DEMARCHE_LOG: 'trace', DATABASE_URL: url }
	};
	const child = spawn(process.execPath, program, { env });
	onTestFinished(() => void child.kill('SIGKILL'));
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			if (output.includes('waited for')) child.kill('SIGKILL');
		});
	await once(child, 'close');
	return output;
}

const started = (url: string) => printed(url, 'src/serve.js');
const SCRIPTS = ['verify', 'backup', 'admin list', 'move --to file:/nowhere/demarche.db --from'];

/** What the server and everything that an operator runs print of it, each on one line. */
function printedByAll(url: string): Promise<string[]> {
	const scripts = SCRIPTS.map((each) => {
		const [script = '', ...given] = each.split(' ');
		const address = given.at(-1) === '--from' ? [url] : [];
		return printed(url, 'scripts/tool.js', script, ...given, ...address);
	});
	return Promise.all([started(url), ...scripts]);
}

function expectOneLineEach(outputs: string[], words: RegExp, password = PASSWORD): void {
	for (const output of outputs) {
		expect(output.trimEnd().split('\n')).toEqual([expect.stringMatching(words)]);
		expectSilence(output, { password });
	}
}

test('X10: the password of a database is in nothing that is printed where its server refuses it', async () => {
	const words = 'password authentication failed for user "demarche"';
	const { host, passwords } = await aRefusingPostgres('28P01', words);
	const outputs = await printedByAll(addressAt(`${host}/demarche`));
	expectOneLineEach(outputs, /the database cannot be opened: password authentication failed/);
	expect(passwords).toContain(PASSWORD);
});

test('X10: nor where its server has no such database, or nobody listens', async () => {
	const { host } = await aRefusingPostgres('3D000', 'database "demarche" does not exist');
	expectOneLineEach(
		await Promise.all([
			started(addressAt(`${host}/demarche`)),
			started(addressAt('127.0.0.1:1/demarche'))
		]),
		/cannot be opened: database "demarche" does not exist|waited for: connect ECONNREFUSED/
	);
});

test('X10, H3: nor where the address cannot be read', async () => {
	expectOneLineEach(await printedByAll(addressAt('[')), /must be an address such as postgres:/);
});

test('X10: nor is an address that was given without a name repeated', async () => {
	const outputs = [await printed('', 'scripts/tool.js', 'move', addressAt('there/here'))];
	expectOneLineEach(outputs, /^Not moved: say both/);
});

describe.skipIf(!POSTGRES)('on a PostgreSQL server', () => {
	let database: Awaited<ReturnType<typeof aDatabase>>;
	beforeAll(async () => {
		database = await aDatabase(POSTGRES ?? '');
	});
	afterAll(() => database.drop());

	/** The address of the database, but for what is changed of it. */
	const changed = (change: (url: URL) => void): string => {
		const url = new URL(database.url);
		change(url);
		return url.href;
	};

	test('X10: nor is a wrong password, nor the right one for a database that is not there', async () => {
		const wrong = changed((url) => (url.password = PASSWORD));
		expectOneLineEach(await printedByAll(wrong), /cannot be opened: password authentication/);
		const elsewhere = changed((url) => (url.pathname = '/nothing_here'));
		const right = decodeURIComponent(new URL(elsewhere).password);
		expectOneLineEach(await printedByAll(elsewhere), /"nothing_here" does not exist/, right);
		const none = changed((url) => (url.password = ''));
		expectOneLineEach([await started(none)], /cannot be opened: .*password/);
	});

	test('X10: nor the password of connections that break while they are used', async () => {
		const server = await aServer({ DATABASE_URL: database.url, DEMARCHE_LOG: 'trace' });
		// One that is asked just then fails its question instead; one that waits says that it broke.
		const afterACut = async () => {
			await fetch(`${server.url}/readyz`);
			await cutConnections(database.url);
			return server.output;
		};
		await expect.poll(afterACut).toContain('a connection to the database broke');
		await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(200);
		expect(server.output).not.toContain('connectionParameters');
		expectSilence(server.output, { password: decodeURIComponent(new URL(database.url).password) });
	});
});
