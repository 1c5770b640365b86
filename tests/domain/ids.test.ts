import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Happening } from '#lib/domain/change.ts';
import { freeSlug, Slug, slugOf } from '#lib/domain/slug.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { emptyWorld, played } from './world.ts';

/** The id that a happening gives, with its kind. */
function givenBy(happening: Happening): string | null {
	// What undoing brings back is the same thing, under its id.
	if (happening.undoes !== undefined) return null;
	switch (happening.type) {
		case 'category.added':
			return `category ${happening.category.id}`;
		case 'issue.opened':
			return `issue ${happening.issue}`;
		case 'entry.recorded':
			return `entry ${happening.entry.id}`;
		case 'position.stated':
			return `position ${happening.position.id}`;
		case 'era.added':
			return `era ${happening.era.id}`;
		case 'person.added':
			return `person ${happening.person.id}`;
		default:
			return null;
	}
}

test('D11: an id is never given twice, not even after what had it is gone', () => {
	fc.assert(
		fc.property(arbitraryMoves(80), (moves) => {
			const { log } = played(emptyWorld(), moves);
			const ids = log.map((change) => givenBy(change.happening)).filter((id) => id !== null);
			expect(ids).toEqual([...new Set(ids)]);
		})
	);
});

test('D11: any title suggests a slug that is valid and free', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary', maxLength: 200 }),
			fc.array(fc.string()),
			(title, other) => {
				const taken = new Set([...other, slugOf(title, 'issue'), `${slugOf(title, 'issue')}-2`]);
				const slug = freeSlug(title, 'issue', taken);
				expect(Slug.parse(slug)).toBe(slug);
				expect(taken).not.toContain(slug);
			}
		)
	);
});

test.each([
	['Tariffs & trade', 'tariffs-trade'],
	['Überprüfung: Phase-1', 'uberprufung-phase-1'],
	['China’s exports', 'chinas-exports'],
	['台湾', 'issue'],
	['a'.repeat(39) + ' b', 'a'.repeat(39)]
])('D11: %s has the slug %s', (title, slug) => {
	expect(slugOf(title, 'issue')).toBe(slug);
});
