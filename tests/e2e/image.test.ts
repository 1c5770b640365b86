import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';
import { packagesOf } from '../../scripts/what-runs.js';
import { aFreePort } from './harness/free-port.ts';

/** Whoever has no rights, in Debian and its images. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** What the last stage of the Dockerfile says. */
function imageSaid() {
	const text = readFileSync('Dockerfile', 'utf8').replaceAll(/\\\n\s*/g, ' ');
	const last = text.slice(text.lastIndexOf('\nFROM '));
	const commandOf = (pattern: RegExp) =>
		z.array(z.string()).parse(JSON.parse(pattern.exec(last)?.[1] ?? '[]'));
	return {
		copied: [...last.matchAll(/^COPY --from=build \/app\/(\S+) \.\/(\S*)$/gm)].map(
			([, file = '', at = '']) => [file, at || file] as const
		),
		environment: Object.fromEntries(
			[...last.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value])
		),
		check: commandOf(/^HEALTHCHECK .*CMD (\[.*\])$/m),
		start: commandOf(/^CMD (\[.*\])$/m)
	};
}

/** A folder that nothing of this repository is above, with what the image holds and nothing else; no folder in it can be written to. */
function aFolderOf(copied: readonly (readonly [file: string, at: string])[]): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'demarche-image-'));
	onTestFinished(() => {
		spawnSync('find', [folder, '-type', 'd', '-exec', 'chmod', 'u+w', '{}', '+']);
		rmSync(folder, { recursive: true });
	});
	for (const [file, at] of copied) {
		const places = file === 'node_modules' ? packagesOf('.').needed : [file];
		// Those of another come with it, and those for other machines are not there.
		const here = places.filter((each) => existsSync(each) && !each.includes('/node_modules/'));
		for (const place of here) link(place, path.join(folder, place.replace(file, at)));
	}
	for (const needless of packagesOf('.').needless)
		rmSync(path.join(folder, needless), { recursive: true, force: true });
	mkdirSync(path.join(folder, 'data'));
	spawnSync('find', [folder, '-type', 'd', '-exec', 'chmod', 'a-w,a+rx', '{}', '+']);
	return folder;
}

/** Files are the same and not copies, which would take long; where that cannot be, copies. */
function link(from: string, to: string): void {
	mkdirSync(path.dirname(to), { recursive: true });
	const linked = spawnSync('cp', ['-rlT', from, to]);
	if (linked.status !== 0) execFileSync('cp', ['-rT', from, to]);
}

test('O18: what the image holds is enough: it starts as nobody, writes to its data alone, and its health check says how it does', async () => {
	const { copied, environment, check, start } = imageSaid();
	const folder = aFolderOf(copied);
	const data = path.join(folder, 'data');
	chmodSync(data, 0o755);
	if (isRoot) chownSync(data, NOBODY, NOBODY);
	const port = String(await aFreePort());
	const env = {
		...environment,
		...{ PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: port },
		DATABASE_URL: environment['DATABASE_URL']?.replace('/data', data) ?? ''
	};
	const as = { cwd: folder, env, ...(isRoot && { uid: NOBODY, gid: NOBODY }) };
	expect([start[0], check[0]]).toEqual(['node', 'node']);
	const isWell = () => spawnSync(process.execPath, check.slice(1), as).status === 0;
	expect(isWell()).toBe(false);
	const server = spawn(process.execPath, start.slice(1), { ...as, stdio: 'inherit' });
	onTestFinished(() => void server.kill('SIGKILL'));
	await vi.waitFor(() => expect(isWell()).toBe(true), { timeout: 20_000, interval: 200 });
	const asked = ['/b/us-china', '/wall/us-china', '/b/us-china/briefing.docx', '/flags/us.svg'];
	expect(spawnSync('touch', [path.join(folder, 'build/more')], as).status).not.toBe(0);
	for (const at of ['/readyz', ...asked])
		expect([at, (await fetch(`http://127.0.0.1:${port}${at}`)).status]).toEqual([at, 200]);
	const verified = spawnSync(process.execPath, ['build/tools/verify.js'], as);
	expect(String(verified.stdout)).toContain('us-china: revisions 1 to');
	const ended = once(server, 'exit');
	server.kill('SIGTERM');
	expect(await ended).toEqual([0, null]);
	expect(isWell()).toBe(false);
});
