import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

/** A package of which something is on a machine that runs Demarche. */
export interface Shipped {
	readonly name: string;
	readonly version: string;
	readonly licence: string;
	/** SHA-512 of what the registry gave, in hexadecimal. */
	readonly sha512: string;
	/** Whether it is installed beside the program, or may have parts in what is built. */
	readonly how: 'installed' | 'bundled';
}

const Names = z.optional(z.record(z.string(), z.string()));
const Locked = z.object({
	name: z.optional(z.string()),
	version: z.optional(z.string()),
	license: z.optional(z.string()),
	integrity: z.optional(z.string()),
	dev: z.optional(z.boolean()),
	dependencies: Names,
	devDependencies: Names
});
const Lock = z.object({ packages: z.record(z.string(), Locked) });
type Packages = z.infer<typeof Lock>['packages'];

/** Parts of these are in every build, whoever imports them. */
const FRAMEWORK = ['svelte', '@sveltejs/kit'];
/** What it needs besides is needed for building alone. */
const ADAPTER = 'node_modules/@sveltejs/adapter-node';
/** Said by the packages themselves, where the lock file does not know. */
const UNSAID: Readonly<Record<string, string>> = { 'xmlhttprequest-ssl': 'MIT' };

/**
 * Every package that ships, by name: those that are installed, and all that the sources import with whatever that needs.
 * Of the latter some parts, or all, may be left out of the build: rather one too many is listed than one too few.
 */
export function shippedFrom(root: string): Shipped[] {
	const { packages } = Lock.parse(
		JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
	);
	const installed = Object.keys(packages).filter((at) => at !== '' && !packages[at]?.dev);
	const listed = new Set(installed);
	const imported = [...FRAMEWORK, ...importedBy(path.join(root, 'src'), packages)];
	const bundled = new Set([ADAPTER]);
	for (const name of imported) addWhole(packages, placeOf(packages, '', name), bundled);
	const shipped = [
		...installed.map((at) => shippedAt(packages, at, 'installed')),
		...[...bundled].filter((at) => !listed.has(at)).map((at) => shippedAt(packages, at, 'bundled'))
	];
	const once = new Map(shipped.map((each) => [`${each.name}@${each.version}`, each]));
	return [...once.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ name, version }: Shipped): string => `${name}@${version}`;

/** The packages that only developing needs, and that the sources import all the same. */
function importedBy(folder: string, packages: Packages): string[] {
	const known = Object.keys(packages['']?.devDependencies ?? {});
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const code = files
		.filter((file) => /\.(ts|js|svelte|css)$/.test(file))
		.map((file) =>
			readFileSync(path.join(folder, file), 'utf8').replaceAll(/^import type .*$/gm, '')
		)
		.join('\n');
	return known.filter((name) => isNamedIn(code, name));
}

/** By itself in an import, or with a path: in an import, or in the address of a style or a font. */
function isNamedIn(code: string, name: string): boolean {
	const whole = new RegExp(`(?:from|import|import\\()\\s*'${name}'`);
	return whole.test(code) || new RegExp(`['"(/]${name}/`).test(code);
}

function addWhole(packages: Packages, at: string | undefined, into: Set<string>): void {
	if (at === undefined || into.has(at)) return;
	into.add(at);
	for (const name of Object.keys(packages[at]?.dependencies ?? {}))
		addWhole(packages, placeOf(packages, at, name), into);
}

/** Where node finds a package that one at a place imports: there, or in the folders above. */
function placeOf(packages: Packages, from: string, name: string): string | undefined {
	for (let folder = from; ; folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
		const at = path.posix.join(folder, 'node_modules', name);
		if (packages[at]) return at;
		if (folder === '') return undefined;
	}
}

function shippedAt(packages: Packages, at: string, how: Shipped['how']): Shipped {
	const { version = '', license, integrity = '', name } = packages[at] ?? {};
	const called = name ?? at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
	const sha512 = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
	return { name: called, version, licence: license ?? UNSAID[called] ?? '', sha512, how };
}
