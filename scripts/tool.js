import path from 'node:path';
import { builtVersion } from './source-version.js';

// Runs a tool as it was built with the server that runs, and builds both where nothing is: `node scripts/tool.js verify ...arguments`.
const [tool, ...given] = process.argv.slice(2);
if (!tool) throw new Error('Name the tool to run');
if (builtVersion() === undefined) await import('./build-if-stale.js');
const built = new URL(`../build/tools/${tool}.js`, import.meta.url);
process.argv.splice(1, Infinity, path.resolve(built.pathname), ...given);
await import(built.href);
