import { expect, test } from 'vitest';
import { HistorySheets, MOST_SHEETS } from '#lib/client/history/history-sheets.svelte.ts';
import { HISTORY_PAGE, HistoryQuery, type HistoryAnswer } from '#lib/protocol/history.ts';
import { aChange } from '../../domain/builders.ts';

const LENGTH = 2_000;
const HEIGHT = 4_000;

/** The page of a log of plain changes before a revision. */
function pageBefore(before: number): HistoryAnswer {
	const items = Array.from({ length: Math.min(HISTORY_PAGE, before - 1) }, (_, index) => ({
		...aChange(
			{ type: 'issue.noted', issue: 'tariffs', note: 'So' },
			{ revision: before - 1 - index }
		),
		...{ previous: null, before: null, mark: null, hash: null }
	}));
	const last = items.at(-1)?.revision ?? 1;
	const next = last > 1 ? { before: last, at: '2025-06-15T12:00:00.000Z', full: true } : null;
	return { items, next };
}

/** Pages over a server that has that log, with what was asked of it; each is laid out as high as the others. */
function opened() {
	const asked: string[] = [];
	const faults: Error[] = [];
	const first = { query: HistoryQuery.parse({ q: 'so' }), answer: pageBefore(LENGTH + 1) };
	const sheets = new HistorySheets('us-china', first, async (address) => {
		asked.push(address);
		const fault = faults.shift();
		if (fault) throw fault;
		const { searchParams } = new URL(address, 'http://127.0.0.1');
		return pageBefore(Number(searchParams.get('before')));
	});
	const look = async (top: number) => {
		for (const index of sheets.sheets.keys()) sheets.measured(index, HEIGHT);
		const { first: from, last } = sheets.within(top, top + 900);
		await sheets.look(from, last);
	};
	return { sheets, asked, faults, look };
}

const held = ({ sheets }: HistorySheets) => sheets.filter(({ answer }) => answer !== null).length;

test('R10: pages are read as one scrolls, in order, and never more than a few are held', async () => {
	const { sheets, asked, look } = opened();
	for (let top = 0; top < (LENGTH / HISTORY_PAGE) * HEIGHT; top += HEIGHT / 2) {
		await look(top);
		expect(held(sheets)).toBeLessThanOrEqual(MOST_SHEETS);
	}
	expect(sheets.sheets).toHaveLength(LENGTH / HISTORY_PAGE);
	expect(sheets.end).toBeNull();
	expect(asked[0]).toBe('/api/v1/boards/us-china/history?q=so&before=1951');
	expect(new Set(asked).size).toBe(asked.length);
});

test('R10: a page that was let go keeps its room, and is read again where one comes back to it', async () => {
	const { sheets, look } = opened();
	for (let top = 0; top < 12 * HEIGHT; top += HEIGHT) await look(top);
	expect(sheets.sheets[0]).toMatchObject({ answer: null, height: HEIGHT });
	await look(0);
	expect(sheets.sheets[0]?.answer?.items[0]?.revision).toBe(LENGTH);
	expect(held(sheets)).toBeLessThanOrEqual(MOST_SHEETS);
});

test('R10: a page that cannot be had is said, and asked for again', async () => {
	const { sheets, faults, look } = opened();
	faults.push(new Error('No network'));
	await look(0);
	expect(sheets.failed).toBe(true);
	await look(0);
	expect(sheets.failed).toBe(false);
	expect(sheets.sheets).toHaveLength(2);
});
