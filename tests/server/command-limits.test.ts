import { expect, test } from 'vitest';
import { CommandLimits } from '#lib/server/command-limits.ts';
import { anActor } from '../domain/builders.ts';

const ann = { ...anActor(), id: 'ann' };
const ben = { ...anActor(), id: 'ben' };

function limitsOf(ofOne: number, onBoard: number): CommandLimits {
	const limits = new CommandLimits();
	limits.limit({ ofOne, onBoard });
	return limits;
}

test('V33: who sends more than a minute allows is told when to try again, and then may; others are not held back', () => {
	const limits = limitsOf(3, 100);
	for (let sent = 0; sent < 3; sent += 1) expect(limits.spend(ann, 'a', 0)).toBeUndefined();
	expect(limits.spend(ann, 'b', 0)).toEqual({
		code: 'too_many',
		message: 'You have sent too many changes: try again in 20 s'
	});
	expect(limits.spend(ben, 'a', 0)).toBeUndefined();
	expect(limits.spend(ann, 'a', 20_000)).toBeUndefined();
	expect(limits.spend(ann, 'a', 20_000)).toMatchObject({ code: 'too_many' });
});

test('V33: a board takes so many commands a minute, whoever sends them, and other boards theirs', () => {
	const limits = limitsOf(100, 2);
	expect(limits.spend(ann, 'a', 0)).toBeUndefined();
	expect(limits.spend(ben, 'a', 0)).toBeUndefined();
	expect(limits.spend(ann, 'a', 0)?.message).toBe(
		'Too many changes are made on this board: try again in 30 s'
	);
	expect(limits.spend(ann, 'b', 0)).toBeUndefined();
});

test('V33: from one address come so many commands a minute, whoever sends them, and from others theirs', () => {
	const limits = limitsOf(100, 2);
	for (let sent = 0; sent < 2; sent += 1)
		expect(limits.spendFrom('203.0.113.5', 0)).toBeUndefined();
	expect(limits.spendFrom('203.0.113.5', 0)).toEqual({
		code: 'too_many',
		message: 'Too many changes come from where you are: try again in 30 s'
	});
	expect(limits.spendFrom('203.0.113.6', 0)).toBeUndefined();
	expect(limits.spendFrom('203.0.113.5', 30_000)).toBeUndefined();
});

test('V33: a command that is refused for it counts for nothing', () => {
	const limits = limitsOf(1, 100);
	limits.spend(ann, 'a', 0);
	for (let sent = 0; sent < 50; sent += 1) limits.spend(ann, 'a', 1000);
	expect(limits.spend(ann, 'a', 60_000)).toBeUndefined();
});

test('V33: Demarche itself is not held back', () => {
	const limits = limitsOf(1, 1);
	const system = { ...anActor(), kind: 'system' as const };
	for (let sent = 0; sent < 9; sent += 1) expect(limits.spend(system, 'a', 0)).toBeUndefined();
});

test('V33: a clock that is put back holds nobody back for longer than they may be at all', () => {
	const limits = limitsOf(3, 100);
	expect(limits.spend(ann, 'a', 86_400_000)).toBeUndefined();
	limits.spend(ann, 'a', 0);
	expect(limits.spend(ann, 'a', 20_000)).toBeUndefined();
	expect(limits.spend(ann, 'a', 40_000)).toBeUndefined();
});
