import { execFileSync } from 'node:child_process';
import { copyFile, cp, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { Process } from './process.ts';
import type { Measured } from './server.ts';

/** A page of the same framework with plain cards, built in a folder of its own and served as it comes. */
export async function startPlainPage(folder: string): Promise<Measured> {
	await cp('tests/bench/plain', folder, { recursive: true });
	await copyFile('package.json', path.join(folder, 'package.json'));
	await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
	const vite = path.resolve('node_modules/vite/bin/vite.js');
	execFileSync(process.execPath, [vite, 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 2] });
	const port = String(await freePort());
	const served = new Process(path.join(folder, 'build/index.js'), {
		HOST: '127.0.0.1',
		PORT: port
	});
	await served.printed(/Listening on/);
	return { process: served, url: `http://127.0.0.1:${port}`, board: null };
}

function freePort(): Promise<number> {
	return new Promise((found) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => found(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
