import { expect, test } from 'vitest';
import { requestIdOf } from '#lib/server/request-id.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const named = (name: string) => new Headers({ 'x-request-id': name });

test('O12: a request has a name of its own, whatever its sender calls it', () => {
	const [one, other] = [requestIdOf(named('a'.repeat(32))), requestIdOf(new Headers())];
	expect([one, other]).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)]);
	expect(one).not.toBe(other);
});

test('O12: where a proxy is trusted a request has the name that it gave, if that may be written into a log', () => {
	expect(requestIdOf(named('a'.repeat(32)), 1)).toBe('a'.repeat(32));
	for (const name of ['short', 'x'.repeat(65), 'with spaces in it', '{"level":60}'])
		expect(requestIdOf(named(name), 1)).toMatch(UUID);
});
