import { readFileSync } from 'node:fs';
import { build } from 'vite';

// What operators run is built too, so that it runs where there is nothing but a build and the packages that ship with it.
const { dependencies } = JSON.parse(
	readFileSync(new URL('../package.json', import.meta.url), 'utf8')
);
const tools = ['admin', 'backup', 'move', 'restore', 'verify'];

await build({
	configFile: false,
	logLevel: 'warn',
	build: {
		ssr: true,
		outDir: 'build/tools',
		rolldownOptions: {
			input: Object.fromEntries(tools.map((tool) => [tool, `scripts/tools/${tool}.ts`]))
		}
	},
	ssr: { noExternal: true, external: Object.keys(dependencies) }
});
