import { isRefusal } from '#lib/domain/refusal.ts';
import { houseAsker } from '#lib/domain/asker.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { Boards } from '#lib/server/boards.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { log } from '#lib/server/log.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { uuidOf } from '../domain/builders.ts';
import { founding, numbered } from './commands.ts';

// A process that commits numbered commands until it is killed, and prints `number revision` once each is acknowledged.
// Arguments: the database, and the number to go on from. What was sent but not acknowledged is sent again by the same id.

const IN_FLIGHT = 3;
const [, , url = '', from = '1'] = process.argv;
const COMMITTER = houseAsker({ kind: 'program', id: 'committer', name: 'Committer' });

log.level = 'silent';
const boards = new Boards(openStore(await openDatabase(url))).as(COMMITTER);

/** The revision at which a command stands, asked for until it is acknowledged. */
async function committed(number: number, input: CommandInput): Promise<number> {
	const command = Command.parse(input);
	for (;;) {
		const outcome = await boards
			.submit('us-china', uuidOf(number), command)
			.catch((error: unknown) => error);
		if (outcome instanceof Error) continue;
		if (typeof outcome !== 'object' || outcome === null) throw new Error('No answer');
		if ('revision' in outcome) return Number(outcome.revision);
		if (!isRefusal(outcome) || outcome.code !== 'unavailable') {
			throw new Error(`Command ${number} was refused: ${JSON.stringify(outcome)}`);
		}
	}
}

for (const [index, command] of founding.entries()) await committed(1_000_000 + index, command);
let next = Number(from);
const sender = async () => {
	for (;;) {
		const number = next;
		next += 1;
		const revision = await committed(number, numbered(number));
		process.stdout.write(`${number} ${revision}\n`);
	}
};
await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
