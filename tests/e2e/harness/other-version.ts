import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod/mini';

/** What drizzle keeps of the order of migrations. */
const Journal = z.looseObject({
	entries: z.array(z.looseObject({ idx: z.number(), when: z.number(), tag: z.string() }))
});

interface Difference {
	/** Changes what its files say; null leaves one out. */
	spoil?: (file: string, text: string) => string | null;
	/** Statements of a migration that only it has, on PostgreSQL. */
	migration?: readonly string[];
}

/** Where the same build lies under another version. The caller removes it. */
export async function otherVersion(
	version: string,
	{ spoil = (_, text) => text, migration = [] }: Difference = {}
): Promise<string> {
	const root = await mkdtemp(path.join(tmpdir(), 'demarche-version-'));
	await cp('build', path.join(root, 'build'), { recursive: true });
	// Not a link: a module that is reached by one would import from where it really lies.
	await cp('src/serve.js', path.join(root, 'src/serve.js'));
	for (const name of ['node_modules', 'package.json']) {
		await symlink(path.resolve(name), path.join(root, name));
	}
	await cp('drizzle', path.join(root, 'drizzle'), { recursive: true });
	if (migration.length > 0) await addMigration(path.join(root, 'drizzle/postgres'), migration);
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
		const other = text.replaceAll(own, version).replaceAll('_app/immutable', '_app/other');
		const spoilt = spoil(file, other);
		if (spoilt === null) await rm(full);
		else await writeFile(full, spoilt);
	}
	return root;
}

async function addMigration(folder: string, statements: readonly string[]): Promise<void> {
	const file = path.join(folder, 'meta/_journal.json');
	const journal = Journal.parse(JSON.parse(await readFile(file, 'utf8')));
	const last = journal.entries.at(-1);
	if (!last) throw new Error('There are no migrations');
	const next = { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'one_more' };
	await writeFile(file, JSON.stringify({ ...journal, entries: [...journal.entries, next] }));
	await writeFile(
		path.join(folder, `${next.tag}.sql`),
		statements.join('--> statement-breakpoint\n')
	);
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
