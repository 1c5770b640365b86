import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** A condition is waited for as long as a busy machine may take: none is about speed. */
const patient = { poll: { timeout: 20_000 } };

/** A project of this name over `tests/<folder>`, with what its tests need beyond plain node. */
const project = (name: string, folders: string[], test: object = {}) => ({
	test: {
		name,
		include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
		expect: patient,
		...test
	}
});

/** Svelte and SvelteKit's own modules, as the browser gets them. */
const inBrowser = { plugins: [sveltekit()], resolve: { conditions: ['browser'] } };

/** These start the built server, so a build comes first; they wait for processes, so they may take long. */
const overTheBuild = {
	globalSetup: 'tests/e2e/harness/build.ts',
	testTimeout: 60_000,
	hookTimeout: 60_000
};

export default defineConfig({
	test: {
		// Many tests wait for processes, pages and clocks: with two cores, three at a time keep both busy.
		maxWorkers: 3,
		projects: [
			project('domain', ['domain', 'protocol'], { testTimeout: 60_000 }),
			{
				plugins: [sveltekit()],
				...project('server', ['server', 'house'], { testTimeout: 60_000 })
			},
			{ ...inBrowser, ...project('ui', ['ui', 'client'], { environment: 'happy-dom' }) },
			project('e2e', ['e2e'], overTheBuild),
			project('fault', ['fault'], { ...overTheBuild, testTimeout: 300_000 })
		]
	}
});
