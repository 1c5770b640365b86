import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** In development the application finds Vite's HTTP server where in production it finds that of `src/serve.js`. */
const publishHttpServer: Plugin = {
	name: 'demarche-http-server',
	configureServer: ({ httpServer }) => {
		Reflect.set(globalThis, Symbol.for('demarche.http'), httpServer);
	}
};

/** What every page needs anyway comes in two files, rather than in one for each set of pages that share some of it. */
const SHARED = [
	{ name: 'framework', test: /node_modules\/(svelte|@sveltejs|esm-env|clsx)\// },
	{ name: 'domain', test: /node_modules\/zod\/|src\/lib\/(domain\/(?!decide)|protocol\/)/ }
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
