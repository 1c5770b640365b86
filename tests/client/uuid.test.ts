import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { uuid } from '#lib/client/uuid.ts';

test('V6: each command has an id of its own, also where the browser makes none', () => {
	const ids = Array.from({ length: 100 }, uuid);
	for (const id of ids) expect(z.uuidv4().parse(id)).toBe(id);
	expect(new Set(ids).size).toBe(100);
});
