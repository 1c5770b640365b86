import { execFileSync } from 'node:child_process';
import { builtVersion, sourceVersion } from './source-version.js';

if (builtVersion() !== sourceVersion()) {
	console.log('Building Demarche');
	execFileSync('npm', ['run', 'build', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
