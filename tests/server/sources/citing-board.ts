import { onTestFinished } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { ALONE } from '#lib/server/bus/bus.ts';
import { CHECKED_FOR, LinkChecks, type CheckWorld } from '#lib/server/sources/link-checks.ts';
import { CitedLinks } from '#lib/server/store/cited-links.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf } from '../store/appending.ts';
import type { Place } from '../store/engines.ts';

export const BOARD = 'us-china';

const citing = (url: string): CommandInput => ({
	...{
		type: 'entry.record',
		kind: 'call',
		day: '2024-02-20',
		title: 'A call',
		issues: ['tariffs']
	},
	source: { publisher: 'Reuters', url }
});

/** A board that cites some links, and a check of them at a time of its own. */
export async function citingBoard(
	place: Place,
	urls: readonly string[],
	look: CheckWorld['look'],
	bus = ALONE
) {
	const { log } = asked(
		emptyWorld(),
		createBoard,
		{ type: 'category.add', name: 'Trade' },
		{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
		...urls.map(citing)
	);
	const db = await place.open();
	const store = openStore(db);
	onTestFinished(() => store.close());
	await store.append(appendingOf(log));
	await store.cite(BOARD);
	const links = new CitedLinks(db);
	const world = { now: CHECKED_FOR * 2, pauses: 0 };
	const checks = new LinkChecks(links, bus, {
		look,
		clock: () => world.now,
		pause: async () => void (world.pauses += 1),
		ticket: () => '2'
	});
	const check = async () => {
		const refusal = checks.begin(BOARD);
		await checks.settled();
		return refusal;
	};
	return { db, store, links, checks, world, check };
}

/** Addresses of one site. */
export const many = (count: number, site = 'news.example') =>
	Array.from({ length: count }, (_, index) => `http://${site}/${index}`);
