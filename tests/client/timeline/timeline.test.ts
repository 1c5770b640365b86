import { expect, test } from 'vitest';
import { MOST_HELD, TimelineWindow } from '#lib/client/timeline/timeline.svelte.ts';
import { addDays } from '#lib/domain/day.ts';
import { newestFirst, recordedAt, type Entry } from '#lib/domain/entry.ts';
import { cursorBefore } from '#lib/protocol/dossier.ts';
import type { TimelinePage } from '#lib/protocol/timeline.ts';
import { aChange, anEntry } from '../../domain/builders.ts';

const NONE = { kind: '', issue: '', party: '', person: '', q: '' };
const PAGE = 30;
const all = Array.from({ length: 400 }, (_, n) =>
	anEntry({ id: `entry-${n}`, day: addDays('2025-01-01', n) })
).toSorted(newestFirst);
const cursorOf = (entry: Entry | undefined) =>
	entry ? cursorBefore(entry.day, recordedAt(entry)) : null;

function pageFrom(at: number): TimelinePage {
	const entries = all.slice(Math.max(0, at), at + PAGE);
	return {
		entries,
		older: at + PAGE < all.length ? cursorOf(entries.at(-1)) : null,
		newer: at > 0 ? cursorOf(entries[0]) : null
	};
}

/** As the server answers. */
const read = async (way: 'older' | 'newer', cursor: string) => {
	const at = all.findIndex((entry) => cursorOf(entry) === cursor);
	if (way === 'older') return pageFrom(at + 1);
	const from = Math.max(0, at - PAGE);
	return { ...pageFrom(from), entries: all.slice(from, at) };
};

test('Y12: read on both ways it has each entry once, and never holds more than so many', async () => {
	const held = new TimelineWindow(pageFrom(200), NONE, read);
	const seen = new Set<string>();
	const look = () => {
		expect(held.entries.length).toBeLessThanOrEqual(MOST_HELD);
		expect(held.entries).toEqual([...held.entries].toSorted(newestFirst));
		held.entries.forEach(({ id }) => seen.add(id));
	};
	for (const way of ['older', 'newer', 'older'] as const) {
		while (held.cursor(way) !== null) {
			await held.more(way);
			look();
		}
	}
	expect(seen.size).toBe(all.length);
	expect(held.entries.at(-1)).toEqual(all.at(-1));
});

test('Y12: a page that cannot be had is said, and can be asked for again', async () => {
	let fails = true;
	const held = new TimelineWindow(pageFrom(200), NONE, (way, cursor) =>
		fails ? Promise.reject(new Error('gone')) : read(way, cursor)
	);
	await held.more('older');
	expect([held.failed, held.entries.length]).toEqual(['older', PAGE]);
	fails = false;
	await held.more('older');
	expect([held.failed, held.entries.length]).toEqual([null, 2 * PAGE]);
});

test('Y14, Y20: the line of a day stands above what was on it or before, below all where all came later', () => {
	const days = (from: number, to: number) => all.slice(from, to).map(({ day }) => day);
	const [newest = '', older = ''] = days(200, 202);
	const middle = new TimelineWindow(pageFrom(200), NONE, read);
	expect(middle.lineOf(older)).toBe(1);
	expect(middle.lineOf(newest)).toBe(null);
	expect(middle.lineOf(all.at(-1)?.day ?? '')).toBe(null);
	const whole = new TimelineWindow(
		{ entries: all.slice(0, 3), older: null, newer: null },
		NONE,
		read
	);
	expect(whole.lineOf('2999-01-01')).toBe(0);
	expect(whole.lineOf('2001-01-01')).toBe(3);
	const none = new TimelineWindow({ entries: [], older: null, newer: null }, NONE, read);
	expect(none.lineOf('2025-01-01')).toBe(null);
});

test('Y14: entries come, move and go at once where the timeline holds their place', () => {
	const held = new TimelineWindow(pageFrom(200), { ...NONE, kind: 'call' }, read);
	const first = held.entries[3];
	const day = first?.day ?? '';
	const call = anEntry({ id: 'call-900', kind: 'call', day });
	const ids = () => held.entries.map(({ id }) => id);
	held.receive([aChange({ type: 'entry.recorded', entry: call })]);
	expect(ids()).toContain('call-900');
	held.receive([
		aChange({ type: 'entry.edited', entry: { ...call, kind: 'visit' }, uncovered: [], note: '' })
	]);
	expect(ids()).not.toContain('call-900');
	held.receive([aChange({ type: 'entry.recorded', entry: { ...call, day: addDays(day, 100) } })]);
	expect(ids()).not.toContain('call-900');
	held.receive([
		aChange({ type: 'entry.struck', entry: first?.id ?? '', uncovered: [], note: '' })
	]);
	expect(ids()).not.toContain(first?.id);
});

test('Y14: an entry that is struck, or recorded beyond an end, while a page is read is as it is by then', async () => {
	const struck = all[231];
	if (!struck) throw new Error('There are enough');
	const late = anEntry({ id: 'late', day: all[240]?.day ?? '' });
	let answer = (): void => undefined;
	const held = new TimelineWindow(pageFrom(200), NONE, async (way, cursor) => {
		await new Promise<void>((over) => (answer = over));
		return read(way, cursor);
	});
	const more = held.more('older');
	const gone = aChange({ type: 'entry.struck', entry: struck.id, uncovered: [], note: '' });
	held.receive([gone, aChange({ type: 'entry.recorded', entry: late }, { revision: 12 })]);
	answer();
	await more;
	const ids = held.entries.map(({ id }) => id);
	expect(ids).not.toContain(struck.id);
	expect(ids).toContain('late');
});
