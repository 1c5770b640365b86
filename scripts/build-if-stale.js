import { execFileSync } from 'node:child_process';
import { builtVersion, sourceVersion } from './source-version.js';

if (builtVersion() !== sourceVersion()) {
	console.log('Building Demarche');
	// A test runner says NODE_ENV=test, which would build what is meant for development.
	const env = { ...process.env, NODE_ENV: 'production' };
	execFileSync('npm', ['run', 'build', '--silent'], {
		env,
		stdio: ['ignore', 'ignore', 'inherit']
	});
}
