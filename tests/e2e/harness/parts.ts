import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The paths at which the built page finds its parts of these sources, but for what comes with it. */
export function partsFrom(folderOrFile: string): Set<string> {
	const text = readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8');
	const parts = Object.entries(
		z.record(z.string(), z.object({ file: z.string() })).parse(JSON.parse(text))
	);
	const found = parts.filter(([source]) => source.startsWith(folderOrFile));
	return new Set(found.map(([, { file }]) => `/${file}`));
}
