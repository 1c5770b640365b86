import { expect, test } from 'vitest';
import { isOurOrigin } from '#lib/server/origin.ts';

const OURS = 'https://board.example';

test.each([
	[null, '127.0.0.1:3000', undefined],
	['http://127.0.0.1:3000', '127.0.0.1:3000', undefined],
	['http://localhost:3000', 'localhost:3000', undefined],
	[OURS, 'board.example', OURS],
	[OURS, '127.0.0.1:3000', OURS]
])('V9: a page of %s may act on %s where the public address is %s', (origin, host, ours) => {
	expect(isOurOrigin(origin, host, ours)).toBe(true);
});

test.each([
	['https://evil.example', '127.0.0.1:3000', undefined],
	['http://127.0.0.1:4000', '127.0.0.1:3000', undefined],
	['null', '127.0.0.1:3000', undefined],
	['http://evil.example', 'evil.example', undefined],
	[null, 'evil.example', OURS],
	[null, undefined, undefined]
])('V9: a page of %s may not act on %s where the public address is %s', (origin, host, ours) => {
	expect(isOurOrigin(origin, host, ours)).toBe(false);
});
