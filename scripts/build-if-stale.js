import { spawnSync } from 'node:child_process';
import { builtVersion, sourceVersion } from './source-version.js';

/** Builds, and says nothing of it unless it fails. */
function build() {
	// A test runner says NODE_ENV=test, which would build what is meant for development.
	const env = { ...process.env, NODE_ENV: 'production' };
	const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], { env, encoding: 'utf8' });
	if (status === 0) return;
	console.error(`${stdout}\n${stderr}`);
	process.exitCode = 1;
}

if (builtVersion() !== sourceVersion()) {
	console.log('Building Demarche');
	build();
}
