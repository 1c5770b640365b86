import { expect, test } from 'vitest';
import { inTurns } from '#lib/client/in-turns.ts';
import type { OpenTransport, TransportEvents } from '#lib/client/transport.ts';

const EARS: TransportEvents = {
	opened: () => undefined,
	closed: () => undefined,
	sign: () => undefined,
	hello: () => undefined,
	changes: () => undefined,
	presence: () => undefined,
	access: () => undefined,
	inbox: () => undefined,
	ailing: () => undefined,
	leave: () => undefined,
	epoch: () => undefined,
	checking: () => undefined
};

/** Two ways to connect, and which were tried; those named lead somewhere. */
function ways(...good: string[]) {
	const tried: string[] = [];
	const way =
		(name: string): OpenTransport =>
		(events) => {
			tried.push(name);
			if (good.includes(name)) events.opened();
			return {
				who: null,
				join: () => Promise.reject(new Error('not asked')),
				submit: () => Promise.reject(new Error('not asked')),
				doing: () => undefined,
				close: () => undefined
			};
		};
	const open = inTurns(way('first'), way('other'));
	return (times: number) => {
		for (let time = 0; time < times; time += 1) open(EARS);
		return tried;
	};
}

test('V23: while nothing leads anywhere, both ways are tried in turn', () => {
	expect(ways()(4)).toEqual(['first', 'other', 'first', 'other']);
});

test('V23: a way that has led somewhere is kept to', () => {
	expect(ways('first')(3)).toEqual(['first', 'first', 'first']);
	expect(ways('other')(4)).toEqual(['first', 'other', 'other', 'other']);
});
