import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** In development the application finds Vite's HTTP server where in production it finds that of `src/serve.js`. */
const publishHttpServer: Plugin = {
	name: 'demarche-http-server',
	configureServer: ({ httpServer }) => {
		Reflect.set(globalThis, Symbol.for('demarche.http'), httpServer);
	}
};

/** What most pages share comes in a few files, rather than in one for each set of pages that have some of it in common. */
const SHARED = [
	{ name: 'framework', test: /node_modules\/(svelte|@sveltejs|esm-env|clsx)\// },
	{ name: 'domain', test: /node_modules\/zod\/|src\/lib\/(domain\/(?!decide)|protocol\/)/ },
	{
		name: 'live',
		test: /src\/lib\/client\/(clock|confirmed|connection|courier|lazy-transport|live-board|outbox|person|surroundings|sync|transport|uuid|old\.)/
	},
	{
		name: 'parts',
		test: /src\/lib\/ui\/(card\/Direction|ladder\/Status|parts\/(Button|Flag)|shell|spark|words)/
	},
	{ name: 'desk', test: /@lucide\/|src\/lib\/(ui\/card\/(?!Direction)|client\/(desk\.|keys|lens))/ }
];

const shareFiles: Plugin = {
	name: 'demarche-shared-files',
	config: (_, { isSsrBuild }) =>
		isSsrBuild
			? {}
			: { build: { rolldownOptions: { output: { codeSplitting: { groups: SHARED } } } } }
};

export default defineConfig({
	plugins: [publishHttpServer, shareFiles, sveltekit()],
	// How long each plugin took is no warning about the code.
	build: { rolldownOptions: { checks: { pluginTimings: false } } }
});
