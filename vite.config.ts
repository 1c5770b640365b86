import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { packFirstPages } from './scripts/first-pages.ts';
import { ownStyles } from './scripts/own-styles.ts';

/** In development the application finds Vite's HTTP server where in production it finds that of `src/serve.js`. */
const publishHttpServer: Plugin = {
	name: 'demarche-http-server',
	configureServer: ({ httpServer }) => {
		Reflect.set(globalThis, Symbol.for('demarche.http'), httpServer);
	}
};

export default defineConfig({
	plugins: [publishHttpServer, packFirstPages, ownStyles, sveltekit()],
	// It would be bundled for the helpers that it has for Svelte, of which none is used.
	ssr: { external: ['better-auth'] },
	// How long each plugin took is no warning about the code.
	build: { rolldownOptions: { checks: { pluginTimings: false } } }
});
