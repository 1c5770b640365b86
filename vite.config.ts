import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** In development the application finds Vite's HTTP server where in production it finds that of `src/serve.js`. */
const publishHttpServer: Plugin = {
	name: 'demarche-http-server',
	configureServer: ({ httpServer }) => {
		Reflect.set(globalThis, Symbol.for('demarche.http'), httpServer);
	}
};

/** Modules that board and wall both load at once. Left out is what only forms and single pages need. */
const BASE = [
	'node_modules/(zod|@sveltejs|devalue|esm-env|clsx)/',
	'node_modules/svelte/(?!.*/(bindings|svelte-element))',
	'src/lib/domain/(?!decide|command\\.|recall|changed|refusal|display|pairing|scene|light)',
	'src/lib/protocol/(live|who)',
	'src/lib/client/(clock|confirmed|connection|courier|lazy-transport|live-board|outbox|person)',
	'src/lib/client/(surroundings|sync|transport|uuid|old\\.)',
	'src/lib/ui/(card/Direction|ladder/Status|parts/(Button|Flag)|shell|spark|words/(?!change))'
];

/** One large file is packed tighter, and asked for faster, than one for each set of pages that share something. */
const SHARED = [
	{ name: 'base', test: new RegExp(BASE.join('|')) },
	{ name: 'desk', test: /src\/lib\/(ui\/card\/(?!Direction)|client\/(desk\.|keys|lens))/ }
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
