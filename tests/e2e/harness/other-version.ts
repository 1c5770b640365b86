import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the same build lies under another version; `spoil` may change what its files say. The caller removes it. */
export async function otherVersion(
	version: string,
	spoil: (file: string, text: string) => string = (_, text) => text
): Promise<string> {
	const root = await mkdtemp(path.join(tmpdir(), 'demarche-version-'));
	await cp('build', path.join(root, 'build'), { recursive: true });
	// Not a link: a module that is reached by one would import from where it really lies.
	await cp('src/serve.js', path.join(root, 'src/serve.js'));
	for (const name of ['drizzle', 'node_modules', 'package.json']) {
		await symlink(path.resolve(name), path.join(root, name));
	}
	const own = await ownVersion();
	// Files of another version have other names; a browser keeps those it has for good.
	await rename(
		path.join(root, 'build/client/_app/immutable'),
		path.join(root, 'build/client/_app/other')
	);
	for (const file of await filesIn(path.join(root, 'build'))) {
		const full = path.join(root, 'build', file);
		if (/\.(br|gz)$/.test(file)) await rm(full);
		if (!/\.(js|json)$/.test(file)) continue;
		const text = await readFile(full, 'utf8');
		await writeFile(
			full,
			spoil(file, text.replaceAll(own, version).replaceAll('_app/immutable', '_app/other'))
		);
	}
	return root;
}

async function ownVersion(): Promise<string> {
	const text = await readFile('build/client/_app/version.json', 'utf8');
	const own: unknown = Reflect.get(Object(JSON.parse(text)), 'version');
	return String(own);
}

/** Folders may be named as files are. */
async function filesIn(folder: string): Promise<string[]> {
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	return found
		.filter((each) => each.isFile())
		.map((each) => path.relative(folder, path.join(each.parentPath, each.name)));
}
