import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { cover } from '#lib/domain/bucket.ts';
import { addDays, dayOf, instantOf, startOf } from '#lib/domain/day.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { stepsOf, within, type Mark, type Step } from '#lib/domain/series.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { keepExtremes } from '#lib/domain/thin.ts';
import type { Store } from '#lib/server/store/store.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anActor, uuidOf } from '../../domain/builders.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { appendingOf, appendingOn } from './appending.ts';
import { aStore, CACHES, onEveryEngine, type Place } from './engines.ts';

const START = '2020-01-01';
const founded = asked(
	emptyWorld('us-china', startOf(START)),
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'issue.open', title: 'Fentanyl', category: 'trade' }
).log;

/** A change that assesses one of two issues; some speak of days long past, and some fall on one millisecond. */
function assessment(revision: number): Change {
	const now = startOf(START) + Math.floor(revision / 3) * 100_000_000;
	const at = instantOf(now);
	const ago = revision % 7 === 0 ? (revision * 13) % 90 : 0;
	const status = STATUSES[(revision * 31) % 6] ?? null;
	return {
		revision,
		command: uuidOf(revision),
		at,
		actor: anActor(),
		happening: {
			type: 'issue.assessed',
			issue: revision % 2 ? 'tariffs' : 'fentanyl',
			status,
			tension: status && (revision * 37) % 101,
			note: '',
			asOf: addDays(dayOf(at), -ago)
		}
	};
}

const LENGTH = 3_300;
const log = [
	...founded,
	...Array.from({ length: LENGTH - founded.length }, (_, index) =>
		assessment(founded.length + index + 1)
	)
];
const { after, marks } = appendingOf(log);
const window = { from: '2020-02-03', to: dayOf(log.at(-1)?.at ?? START), points: 2_000 };

/** A store with the whole log, in appends of various lengths. */
async function filled(place: Place): Promise<Store> {
	const store = await aStore(place);
	let board = emptyBoard('us-china');
	for (const to of [600, 601, 2_051, 2_951, LENGTH]) {
		const appending = appendingOn(board, log.slice(board.revision, to));
		await store.append(appending);
		board = appending.after;
	}
	return store;
}

async function withoutCaches(place: Place): Promise<void> {
	const db = await place.open();
	await db.write(CACHES.map((name) => ({ sql: `delete from ${name}`, args: [] })));
	await db.close();
}

onEveryEngine((aPlace) => {
	test('L7: no extreme of a span of days is lost from a line with too many marks to read each', async () => {
		const store = await filled(await aPlace());
		const issues = ['tariffs', 'fentanyl'];
		const lines = await store.series('us-china', issues, window);
		for (const { issue, steps } of lines) {
			const all = seen(marks.filter((mark) => mark.issue === issue));
			expect(texts(all)).toEqual(expect.arrayContaining(texts(steps)));
			expect(texts(steps)).toEqual(expect.arrayContaining(texts(extremesOf(all))));
			expect(steps.length).toBeLessThan(all.length);
		}
	}, 60_000);

	test('L7: of a line with too many marks to read each, what stood at the end of a span is known', async () => {
		const store = await filled(await aPlace());
		for (const { issue, stood } of await store.series(
			'us-china',
			['tariffs', 'fentanyl'],
			window
		)) {
			const all = seen(marks.filter((mark) => mark.issue === issue));
			expect(texts(all)).toEqual(expect.arrayContaining(texts(stood)));
			const ends = spanEnds().map((end) => [at(stood, end), at(all, end)]);
			expect(ends.length).toBeGreaterThan(20);
			for (const [told, naive] of ends) expect(told).toEqual(naive);
		}
	}, 60_000);

	test('L10: whatever is kept beside the log may be deleted, and every answer stays the same', async () => {
		const place = await aPlace();
		const store = await filled(place);
		const issues = ['tariffs', 'fentanyl'];
		const lines = await store.series('us-china', issues, window);
		const past = log.slice(0, 2_345).reduce(evolve, emptyBoard('us-china'));
		expect(await store.load('us-china')).toEqual(after);
		await withoutCaches(place);
		expect(await store.load('us-china')).toEqual(after);
		expect(await store.boardAt('us-china', 2_345)).toEqual(past);
		expect(await store.series('us-china', issues, window)).toEqual(lines);
	}, 60_000);

	test('L14: while a long log is folded and rolled up, others have their turns', async () => {
		const place = await aPlace();
		const store = await filled(place);
		await withoutCaches(place);
		expect(await turnsDuring(store.load('us-china'))).toBeGreaterThan(LENGTH / 400);
		await withoutCaches(place);
		const rolling = store.series('us-china', ['tariffs', 'fentanyl'], window);
		expect(await turnsDuring(rolling)).toBeGreaterThan(4);
	}, 60_000);

	test.each(['{"slug":"us-china"', 'q1YqzilNV7JSKi3WTc7IzEtUAgA='])(
		'L10: a snapshot that was damaged is passed over: %s',
		async (state) => {
			const place = await aPlace();
			const store = await filled(place);
			const db = await place.open();
			await db.write([{ sql: `update snapshot set state = '${state}'`, args: [] }]);
			await db.close();
			expect(await store.load('us-china')).toEqual(after);
		},
		60_000
	);

	test('L10: no past is further than a thousand changes from a board that is kept', async () => {
		const place = await aPlace();
		await filled(place);
		const db = await place.open();
		const kept = async () => {
			const rows = await db.read({ sql: 'select revision from snapshot order by 1', args: [] });
			return rows.map((row) => z.object({ revision: z.number() }).parse(row).revision);
		};
		// It is kept after the append that passes a thousand, while nobody waits for it.
		await expect.poll(kept).toEqual([2_051, LENGTH]);
		await db.close();
	}, 60_000);
});

/** How often the event loop went round until the work was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
	let turns = 0;
	let next = setImmediate(function turn() {
		turns += 1;
		next = setImmediate(turn);
	});
	await work;
	clearImmediate(next);
	return turns;
}

const last = startOf(addDays(window.to, 1)) - 1;

const texts = (steps: Step[]): string[] =>
	steps.map(({ at, tension, status }) => `${at} ${tension} ${status}`);

/** The steps of marks that the window shows. */
const seen = (of: Mark[]): Step[] => within(stepsOf(of), startOf(window.from), last);

const at = (steps: readonly Step[], moment: number) => steps.findLast((step) => step.at <= moment);

/** The last moments of all spans of the longest kind: shorter ones end there too. */
const spanEnds = (): number[] => {
	const longest = 64 * 86_400_000;
	const first = Math.ceil(startOf(window.from) / longest) * longest;
	const count = Math.floor((last - first) / longest) + 1;
	return [...Array.from({ length: count }, (_, index) => first + index * longest - 1), last];
};

/** The extremes of every span of days that the window is made of. */
const extremesOf = (steps: Step[]): Step[] =>
	cover(window.from, window.to, 64)
		.flatMap(({ level, first, last: end }) =>
			Array.from({ length: end - first + 1 }, (_, index) => [first + index, level] as const)
		)
		.flatMap(([span, level]) => {
			const [opens, closes] = [span * level * 86_400_000, (span + 1) * level * 86_400_000];
			return keepExtremes(steps.filter(({ at }) => at >= opens && at < closes));
		});
