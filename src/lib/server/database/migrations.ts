import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of an engine's migrations. They lie at the root of the project, which is somewhere above both this file
 * and the bundle that it is built into.
 */
export function migrationsOf(engine: 'sqlite' | 'postgres'): string {
	const start = path.dirname(fileURLToPath(import.meta.url));
	for (let folder = start; ; folder = path.dirname(folder)) {
		const found = path.join(folder, 'drizzle', engine);
		if (existsSync(path.join(found, 'meta', '_journal.json'))) return found;
		if (folder === path.dirname(folder)) break;
	}
	throw new Error(`The migrations drizzle/${engine} are not beside the program in ${start}`);
}
