import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

type Manifest = Record<string, { dynamicImports?: string[] }>;

/**
 * Has a page come with the styles of what it shows, and of nothing that is loaded later. The page framework reads them from the
 * manifest in the order of imports and takes each file once: a style that something loaded later needs too would be taken
 * there, and left out of the page. Nothing that is loaded later is drawn on the server.
 */
export const ownStyles: Plugin = {
	name: 'demarche-own-styles',
	writeBundle: {
		order: 'post',
		async handler({ dir = '' }) {
			if (this.environment.name !== 'client') return;
			const file = path.join(dir, '.vite/manifest.json');
			const manifest: Manifest = JSON.parse(await readFile(file, 'utf8'));
			for (const chunk of Object.values(manifest)) delete chunk.dynamicImports;
			await writeFile(file, JSON.stringify(manifest));
		}
	}
};
