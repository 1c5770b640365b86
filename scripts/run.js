import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';

// Node 20 does not read TypeScript: this runs one such file, `node scripts/run.js file.ts ...arguments`.
const [file, ...given] = process.argv.slice(2);
if (!file) throw new Error('Name the file to run');
// What says how TypeScript is read stands on a file that the framework makes.
if (!existsSync('.svelte-kit/tsconfig.json')) {
	execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
}
process.argv.splice(1, Infinity, path.resolve(file), ...given);
await runnerImport(path.resolve(file), { configFile: false, logLevel: 'error' });
