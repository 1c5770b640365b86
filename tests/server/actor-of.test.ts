import { expect, test } from 'vitest';
import { encodeWho } from '#lib/protocol/who.ts';
import { actorOf } from '#lib/server/actor-of.ts';

test('A6: a program is whom its header says', () => {
	const headers = new Headers({ 'demarche-name': 'Feed reader' });
	const cookie = encodeWho({ id: 'ann', name: 'Ann' });
	expect(actorOf(headers, cookie)).toEqual({
		kind: 'program',
		id: 'feed-reader',
		name: 'Feed reader'
	});
});

test('V7: a person is whom the cookie of their browser names, in any script', () => {
	const who = { id: '4f1c', name: '王毅 é' };
	expect(actorOf(new Headers(), encodeWho(who))).toEqual({ kind: 'person', ...who });
});

test.each([
	undefined,
	'',
	'not base64!',
	btoa('{}'),
	btoa('{"id":"x"}'),
	btoa('[1]'),
	encodeWho({ id: '', name: 'Ann' })
])('V7: the cookie %s names nobody', (cookie) => {
	expect(actorOf(new Headers(), cookie)).toBe(null);
});

test('A6: a name that is none names nobody', () => {
	expect(actorOf(new Headers({ 'demarche-name': 'x'.repeat(81) }), undefined)).toBe(null);
});
