import path from 'node:path';
import { minify } from 'terser';
import type { Plugin, Rolldown } from 'vite';

/** What SvelteKit begins every page with. */
const EVERY_PAGE = [
	'node_modules/@sveltejs/kit/src/runtime/client/entry.js',
	'src/routes/+layout.svelte',
	'src/routes/+error.svelte'
];

/** It names all of Svelte at once, and would bring along whatever of it is never used. */
const KIT_CLIENT = '@sveltejs/kit/src/runtime/client/client.js';
const SVELTE_FOR_KIT = path.resolve('scripts/svelte-for-kit.js');

/** The pages whose first load is budgeted, each with what it begins with besides. */
const FIRST_PAGES = {
	board: [
		'src/routes/b/[board]/+layout.svelte',
		'src/routes/b/[board]/(issues)/+layout.svelte',
		'src/routes/b/[board]/(issues)/+page.svelte'
	],
	trends: ['src/routes/b/[board]/+layout.svelte', 'src/routes/b/[board]/trends/+page.svelte'],
	wall: ['src/routes/wall/[board]/+page.svelte']
};
type Page = keyof typeof FIRST_PAGES;
const PAGES: readonly Page[] = ['board', 'trends', 'wall'];

/**
 * The files that their modules become, by who needs them. What more pages need comes first: a file also takes what its
 * modules import. The trends take all of the board's, from which one comes to them: a file for what the two share would be
 * a kilobyte of every board.
 */
const PACKS: Record<string, (needed: Set<Page>) => boolean> = {
	base: (by) => by.has('wall') && by.size > 1,
	board: (by) => by.has('board'),
	trends: (by) => by.has('trends'),
	wall: (by) => by.has('wall')
};

/** What several of the reader's pages are made of: one file, since every first page lists the styles of all that can follow it. */
const READERS =
	/src\/lib\/ui\/(reader\/|panel\/(HistoryLine|Standing)\.|timeline\/TimelineEntry\.)/;

/**
 * Packs what the first pages begin with into few files: a large one is packed tighter, and asked for faster, than many small
 * ones. What they load later is left to the bundler.
 */
export const packFirstPages: Plugin = {
	name: 'demarche-first-pages',
	configEnvironment: (environment) => {
		let packs: Map<string, string> | undefined;
		const packOf = (id: string, context: Rolldown.ChunkingContext) =>
			(packs ??= packsOf((each) => context.getModuleInfo(each)?.importedIds ?? [])).get(id);
		const groups = Object.keys(PACKS).map((pack, index) => ({
			name: (id: string, context: Rolldown.ChunkingContext) =>
				packOf(id, context) === pack ? pack : null,
			priority: Object.keys(PACKS).length - index + 1
		}));
		const readers = { name: (id: string) => (READERS.test(id) ? 'readers' : null), priority: 1 };
		return environment === 'client'
			? {
					build: {
						// The list of what each part is made of would be a kilobyte of every first load.
						modulePreload: false,
						rolldownOptions: {
							treeshake: { manualPureFunctions: ['z'] },
							output: { codeSplitting: { groups: [...groups, readers] } }
						}
					}
				}
			: {};
	},
	applyToEnvironment: ({ name }) => name === 'client',
	/** Every page knows the files of all others: their names would be more than what tells them apart. */
	outputOptions: (output) => {
		const names = patternOf(output.assetFileNames);
		const bare = names.replace('[name].[hash]', '[hash:4]');
		const isStyle = ({ names: [name] }: Rolldown.PreRenderedAsset) => name?.endsWith('.css');
		// For scripts the bundler takes no fewer signs.
		const shortened = (names: unknown) => patternOf(names).replace('[hash]', '[hash:7]');
		return {
			...output,
			assetFileNames: (asset) => (isStyle(asset) ? bare : names),
			chunkFileNames: shortened(output.chunkFileNames),
			entryFileNames: shortened(output.entryFileNames)
		};
	},
	resolveId: {
		order: 'pre',
		handler: (source, importer) =>
			source === 'svelte' && importer?.endsWith(KIT_CLIENT) ? SVELTE_FOR_KIT : null
	},
	/** The bundler makes it small; what this simplifies before makes it three kilobytes smaller. */
	renderChunk: {
		order: 'post',
		handler: async (script, { name }) => {
			if (!(name in PACKS)) return null;
			const { code } = await minify(script, {
				...{ module: true, ecma: 2020, mangle: false },
				// Constants where they were written are more alike, and are packed tighter.
				compress: { passes: 3, lhs_constants: false }
			});
			return code ?? null;
		}
	}
};

function patternOf(names: unknown): string {
	if (typeof names !== 'string') throw new Error('The names of files are no pattern');
	return names;
}

type ImportsOf = (id: string) => readonly string[];

/** The pack of each module that comes with a first page. */
function packsOf(importsOf: ImportsOf): Map<string, string> {
	const needed = new Map<string, Set<Page>>();
	for (const page of PAGES) {
		const files = [...EVERY_PAGE, ...FIRST_PAGES[page]].map((file) => path.resolve(file));
		for (const id of withImports(files, importsOf)) {
			needed.set(id, (needed.get(id) ?? new Set()).add(page));
		}
	}
	const packOf = (by: Set<Page>) => Object.keys(PACKS).find((pack) => PACKS[pack]?.(by)) ?? '';
	return new Map([...needed].map(([id, by]) => [id, packOf(by)]));
}

function withImports(ids: readonly string[], importsOf: ImportsOf): Set<string> {
	const found = new Set(ids);
	for (const id of found) importsOf(id).forEach((each) => found.add(each));
	return found;
}
