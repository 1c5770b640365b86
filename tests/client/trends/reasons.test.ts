import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Reasons } from '#lib/client/trends/reasons.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PATIENCE = 120;
const AT = Date.parse('2025-02-01T12:00:00Z');

/** Reasons of a board on which one note stands, with the addresses that were asked for it. */
function reasonsWhere(note: () => string) {
	const asked: string[] = [];
	const reasons = new Reasons('us-china', (address) => {
		asked.push(address);
		const reason = { issue: 'taiwan', asOf: '2025-01-01', at: '2025-01-01T00:00:00.000Z' };
		return Promise.resolve({ reasons: [{ ...reason, by: 'Ann', note: note() }] });
	});
	return { reasons, asked, notes: () => reasons.shown.map((each) => each.note) };
}

test('T14: of a moment that is being read the reasons are asked for once', async () => {
	const { reasons, asked, notes } = reasonsWhere(() => 'Drills');
	reasons.read(AT, ['taiwan'], 7);
	reasons.read(AT, ['taiwan'], 7);
	await vi.advanceTimersByTimeAsync(PATIENCE);
	expect(asked).toEqual([`/api/v1/boards/us-china/reasons?at=${AT}&issue=taiwan`]);
	expect(notes()).toEqual(['Drills']);
});

test('T14: a change of the lines under a pointer that rests has the reasons asked for again, and no old one is shown meanwhile', async () => {
	let note = 'Drills';
	const { reasons, notes } = reasonsWhere(() => note);
	reasons.read(AT, ['taiwan'], 7);
	await vi.advanceTimersByTimeAsync(PATIENCE);
	note = 'A call';
	reasons.read(AT, ['taiwan'], 8);
	expect(notes()).toEqual([]);
	await vi.advanceTimersByTimeAsync(PATIENCE);
	expect(notes()).toEqual(['A call']);
});
