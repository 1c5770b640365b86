import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Asker } from '#lib/domain/asker.ts';
import { isRefusal, refuse } from '#lib/domain/refusal.ts';
import type { ScreenCommand, Standing } from '#lib/protocol/displays.ts';
import { ALONE } from '#lib/server/bus/bus.ts';
import { findHash, type CredentialHash } from '#lib/server/displays/credential.ts';
import { Displays } from '#lib/server/displays/displays.ts';
import { SqlDisplayStore } from '#lib/server/displays/sql-display-store.ts';
import { log } from '#lib/server/log.ts';
import { openFileBeside } from '#lib/server/database/libsql.ts';
import { aBoard, anAsker, anIssue, NOW, uuidOf } from '../../domain/builders.ts';

log.level = 'silent';

export const DESK: Asker = anAsker();
export const WHENCE = { origin: 'https://board.example', address: '10.0.0.7' };

/** The displays of a small installation with one board, `us-china`, and a clock that stands still until it is moved. */
export async function aWorld() {
	const database = await openFileBeside(':memory:');
	onTestFinished(() => database.close());
	const findBoard = (slug: string) =>
		Promise.resolve(
			slug === 'us-china' ? aBoard({ issues: [anIssue()] }) : refuse('not_found', 'No such board')
		);
	const time = { now: Date.parse(NOW) };
	let ids = 0;
	let drawn = 0;
	const store = new SqlDisplayStore(database);
	/** Another process of the same installation. */
	const another = () =>
		new Displays({
			store,
			database,
			bus: ALONE,
			findBoard,
			clock: () => time.now,
			random: (count) =>
				createHash('shake256', { outputLength: count })
					.update(`${(drawn += 1)}`)
					.digest(),
			uuid: () => uuidOf((ids += 1))
		});
	return { displays: another(), another, store, time };
}

/** All displays as they are now. */
export async function linesOf(displays: Displays) {
	const lines = await displays.lines(DESK);
	if (isRefusal(lines)) throw new Error(lines.message);
	return lines;
}

/** What displays tell, as lists that grow. */
export function heardFrom(displays: Displays) {
	const heard = {
		standings: new Array<CredentialHash>(),
		commands: new Array<[CredentialHash, ScreenCommand]>(),
		lines: 0
	};
	displays.listen({
		standing: (credential) => heard.standings.push(credential),
		command: (credential, command) => heard.commands.push([credential, command]),
		lines: () => (heard.lines += 1)
	});
	return heard;
}

const held = new WeakMap<Displays, Map<string, string>>();

/** The screen of that name loads its page, with the credential that it was given before. */
export async function visit(displays: Displays, name = 'a', address = WHENCE.address) {
	const screens = held.get(displays) ?? new Map<string, string>();
	held.set(displays, screens);
	const whence = { ...WHENCE, address };
	const { credential, standing } = await displays.screens.welcome(screens.get(name), whence);
	screens.set(name, credential);
	return standing;
}

/** The credential of the screen of that name, which has loaded its page. */
export const credentialOf = (displays: Displays, name = 'a'): string =>
	held.get(displays)?.get(name) ?? '';

export const screenOf = (displays: Displays, name = 'a'): CredentialHash =>
	findHash(credentialOf(displays, name)) ?? '';

/** The code that a screen shows; throws where it shows none. */
export const codeOf = async (displays: Displays, name = 'a'): Promise<string> =>
	shown(await visit(displays, name)).code;

export function shown(standing: Standing) {
	if (standing.kind !== 'unpaired') throw new Error(`The screen is ${standing.kind}`);
	return standing;
}
