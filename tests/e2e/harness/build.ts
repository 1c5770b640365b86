import { execFileSync } from 'node:child_process';

/** Builds the server these tests start, if the build that lies here is not of these sources. */
export function setup(): void {
	execFileSync(process.execPath, ['scripts/build-if-stale.js'], { stdio: 'inherit' });
}
