import adapter from '@sveltejs/adapter-node';
import { sourceVersion } from './scripts/source-version.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({ out: 'build', precompress: true, envPrefix: 'ADAPTER_' }),
		version: { name: sourceVersion() },
		// Style sheets travel with the page: each would be a request of its own before anything is painted.
		inlineStyleThreshold: 32_768,
		// A script that somebody managed to write into a page has no nonce, and does not run.
		csp: {
			mode: 'nonce',
			directives: {
				'script-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// Only walls are kept for times without a network; they register the worker themselves.
		serviceWorker: { register: false },
		typescript: {
			config: (config) => {
				config.include.push(
					'../*.js',
					'../*.ts',
					'../eslint/**/*.js',
					'../scripts/**/*',
					'../.ci/*.js'
				);
			}
		}
	}
};
