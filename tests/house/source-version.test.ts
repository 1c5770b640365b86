import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { builtVersion, sourceVersion } from '../../scripts/source-version.js';

/** A repository of one source file, for this test alone. */
async function aRepository(): Promise<string> {
	const root = await mkdtemp(path.join(tmpdir(), 'demarche-test-'));
	onTestFinished(() => rm(root, { recursive: true }));
	await mkdir(path.join(root, 'src'));
	await writeFile(path.join(root, 'package.json'), '{"version":"1.2.3"}');
	await writeFile(path.join(root, 'src/board.ts'), 'export {};');
	return root;
}

test('H14: the version is that of the package and of the sources, and the same for the same sources', async () => {
	const version = sourceVersion(await aRepository());
	expect(version).toMatch(/^1\.2\.3\+[0-9a-f]{12}$/);
	expect(sourceVersion(await aRepository())).toBe(version);
});

test('H14: a source that changes, moves or appears makes another version', async () => {
	const root = await aRepository();
	const board = path.join(root, 'src/board.ts');
	const versions = [sourceVersion(root)];
	await writeFile(board, 'export const x = 1;');
	versions.push(sourceVersion(root));
	await rename(board, path.join(root, 'src/other.ts'));
	versions.push(sourceVersion(root));
	await writeFile(board, '');
	versions.push(sourceVersion(root));
	expect(new Set(versions).size).toBe(4);
});

test('H14: where nothing was built, or not to the end, no version was', async () => {
	const root = await aRepository();
	expect(builtVersion(root)).toBeUndefined();
	await mkdir(path.join(root, 'build/client/_app'), { recursive: true });
	await writeFile(path.join(root, 'build/client/_app/version.json'), '{"version":"1.2.3+abc"}');
	expect(builtVersion(root)).toBeUndefined();
	await writeFile(path.join(root, 'build/handler.js'), '');
	expect(builtVersion(root)).toBeUndefined();
	await mkdir(path.join(root, 'build/tools'));
	await writeFile(path.join(root, 'build/tools/verify.js'), '');
	expect(builtVersion(root)).toBe('1.2.3+abc');
});
