import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dayAfter, TimeTravel, type Pace } from '#lib/client/past/time-travel.svelte.ts';
import type { Day } from '#lib/domain/day.ts';

const navigating = vi.hoisted((): { to: object | null } => ({ to: null }));
vi.mock('$app/state', () => ({ navigating }));
afterEach(() => void (navigating.to = null));

const reach = { first: '2025-01-30', today: '2025-03-10' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A traveller from a day, and the days that were shown. */
function aTraveller(from: Day, wait: () => Promise<void> = () => Promise.resolve()) {
	const days: Day[] = [];
	const speed: { pace: Pace } = { pace: 'week' };
	const travel = new TimeTravel({
		reach: () => reach,
		shown: () => days.at(-1) ?? from,
		show: async (day) => {
			await wait();
			days.push(day);
		},
		pace: () => speed.pace
	});
	return { travel, days, speed };
}

test('Y6: playing goes a day, a week or a month a second', async () => {
	expect(dayAfter('2025-01-31', 'month')).toBe('2025-02-28');
	const { travel, days } = aTraveller('2025-02-01');
	travel.play();
	await vi.advanceTimersByTimeAsync(2500);
	expect(days).toEqual(['2025-02-08', '2025-02-15', '2025-02-22']);
	travel.pause();
	await vi.advanceTimersByTimeAsync(5000);
	expect(days).toHaveLength(3);
});

test('Y6: by months it stays on the day of the month it began with, or the last of a shorter one', async () => {
	const { travel, days, speed } = aTraveller('2024-10-31');
	speed.pace = 'month';
	travel.play();
	await vi.advanceTimersByTimeAsync(4500);
	expect(days).toEqual(['2024-11-30', '2024-12-31', '2025-01-31', '2025-02-28', reach.today]);
	const later = aTraveller('2024-11-24');
	later.travel.play();
	await vi.advanceTimersByTimeAsync(500);
	later.speed.pace = 'month';
	await vi.advanceTimersByTimeAsync(2000);
	expect(later.days).toEqual(['2024-12-01', '2025-01-01', '2025-02-01']);
});

test('Y8: playing ends in the present, and begins at the first day where it is the present', async () => {
	const { travel, days, speed } = aTraveller(reach.today);
	speed.pace = 'month';
	travel.play();
	await vi.advanceTimersByTimeAsync(5000);
	expect(days).toEqual(['2025-01-30', '2025-02-28', reach.today]);
	expect(travel.isPlaying).toBe(false);
});

test('Y8: of the days asked for while one is being shown, only the last is shown', async () => {
	const gates: (() => void)[] = [];
	const { travel, days } = aTraveller('2025-02-01', () => new Promise((open) => gates.push(open)));
	void travel.to('2025-02-02');
	void travel.to('2025-02-03');
	const last = travel.to('2025-02-04');
	expect(travel.day).toBe('2025-02-04');
	gates.shift()?.();
	await vi.waitFor(() => expect(gates).toHaveLength(1), 20_000);
	gates.shift()?.();
	await last;
	expect(days).toEqual(['2025-02-02', '2025-02-04']);
	expect(travel.day).toBe('2025-02-04');
});

test('Y8: playing ends where its reader is on their way elsewhere, or there', async () => {
	for (const leave of [(days: Day[]) => days.push('2024-11-11'), () => (navigating.to = {})]) {
		const { travel, days } = aTraveller('2025-02-01');
		travel.play();
		await vi.advanceTimersByTimeAsync(500);
		leave(days);
		const seen = [...days];
		await vi.advanceTimersByTimeAsync(5000);
		expect(days).toEqual(seen);
		expect(travel.isPlaying).toBe(false);
		navigating.to = null;
	}
});

test('Y8: a day that was asked for is not shown to a reader who has gone elsewhere meanwhile', async () => {
	const gates: (() => void)[] = [];
	const { travel, days } = aTraveller('2025-02-01', () => new Promise((open) => gates.push(open)));
	const first = travel.to('2025-02-02');
	void travel.to('2025-02-03');
	navigating.to = {};
	gates.shift()?.();
	await first;
	await travel.to('2025-02-04');
	expect(gates).toEqual([]);
	expect(days).toEqual(['2025-02-02']);
});
