import { runBenches } from '../run-benches.ts';
import { commits } from './commits.ts';
import { crowd } from './crowd.ts';
import { processes } from './processes.ts';
import { restart } from './restart.ts';

await runBenches({ crowd, commits, restart, processes });
