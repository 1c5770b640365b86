import { rmSync } from 'node:fs';
import { packagesOf } from './what-runs.js';

// Removes from this folder, once the program is built, the packages that it does not need where it runs.
for (const at of packagesOf('.').needless) rmSync(at, { recursive: true, force: true });
