import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BuiltServer } from './server.ts';

const run = promisify(execFile);

/** Runs one of the tools on a server's database, as its operator does; what it printed, and on failure said. */
export async function operate(server: BuiltServer, ...args: string[]): Promise<string> {
	const env = { ...process.env, DATABASE_URL: `file:${path.join(server.data, 'demarche.db')}` };
	const [script = '', ...given] = args;
	return run(process.execPath, ['scripts/tool.js', script, ...given], { env }).then(
		({ stdout }) => stdout,
		(error: { stderr: string }) => error.stderr
	);
}
