import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** What a build is made from, relative to the repository. */
const sources = [
	'src',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'scripts/first-pages.ts',
	'scripts/own-styles.ts',
	'scripts/svelte-for-kit.js',
	'scripts/build-tools.js',
	'scripts/tools',
	'package.json',
	'package-lock.json'
];

/**
 * Every file at or below this path, relative to the root, in a fixed order.
 *
 * @param {string} root
 * @param {string} name
 * @returns {string[]}
 */
function filesAt(root, name) {
	const found = statSync(path.join(root, name), { throwIfNoEntry: false });
	if (!found) return [];
	if (!found.isDirectory()) return [name];
	return readdirSync(path.join(root, name))
		.sort()
		.flatMap((entry) => filesAt(root, path.join(name, entry)));
}

/** The version of the sources as they lie here: the package's own, and a hash of what a build is made from. */
export function sourceVersion(root = repository) {
	const hash = createHash('sha256');
	for (const file of sources.flatMap((name) => filesAt(root, name))) {
		hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
	}
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	return `${version}+${hash.digest('hex').slice(0, 12)}`;
}

/** The version of the build that lies here; undefined where there is none, or one that was cut short. */
export function builtVersion(root = repository) {
	const file = path.join(root, 'build/client/_app/version.json');
	// What the browser loads is written first, what serves it next, the tools last.
	const all = [file, path.join(root, 'build/handler.js'), path.join(root, 'build/tools/verify.js')];
	if (all.some((each) => !statSync(each, { throwIfNoEntry: false }))) return undefined;
	return JSON.parse(readFileSync(file, 'utf8')).version;
}
