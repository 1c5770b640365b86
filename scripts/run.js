import path from 'node:path';
import { runnerImport } from 'vite';

// Node 20 does not read TypeScript: this runs one such file, `node scripts/run.js file.ts ...arguments`.
const [file, ...given] = process.argv.slice(2);
if (!file) throw new Error('Name the file to run');
process.argv.splice(1, Infinity, path.resolve(file), ...given);
await runnerImport(path.resolve(file), { configFile: false, logLevel: 'error' });
