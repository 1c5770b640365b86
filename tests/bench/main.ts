import { burst } from './burst.ts';
import { commit } from './commit.ts';
import { fanOut } from './fan-out.ts';
import { firstLoad } from './first-load.ts';
import { held } from './held.ts';
import { memory } from './memory.ts';
import { record } from './record.ts';
import { reconnect } from './reconnect.ts';
import { runBenches } from './run-benches.ts';
import { size } from './size.ts';
import { start } from './start.ts';
import { wall } from './wall.ts';

await runBenches({
	start,
	memory,
	commit,
	burst,
	held,
	reconnect,
	'fan-out': fanOut,
	'first-load': firstLoad,
	size,
	record,
	wall
});
