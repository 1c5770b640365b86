import fc from 'fast-check';
import type { Actor } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import { ENTRY_KINDS } from '#lib/domain/entry.ts';
import { LIKELIHOODS, type Outlook } from '#lib/domain/outlook.ts';
import type { Source } from '#lib/domain/source.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { anActor } from './builders.ts';

const DAY_MS = 86_400_000;

export const arbitraryStatus = fc.constantFrom(...STATUSES);
export const arbitraryTension = fc.integer({ min: 0, max: 100 });
export const arbitrarySalience = fc.integer({ min: 1, max: 5 });
export const arbitraryKind = fc.constantFrom(...ENTRY_KINDS);
/** Few titles, so that ids are asked for twice; some without a Latin letter, some that end in a number. */
export const arbitraryTitle = fc.constantFrom(
	'Tariffs',
	'Tariffs 2',
	'tariffs-2',
	'关税',
	'台湾问题',
	'Überflug é',
	'Taiwan Strait: transits, patrols and the median line',
	'🚢',
	'3'
);
export const arbitraryText = fc.constantFrom(
	'',
	'A reason',
	'双方同意继续对话',
	'Two\nlines',
	'“q” 🙂'
);
export const arbitraryStatement = fc.constantFrom('Wants balance', '坚决反对', 'Lift controls');

export const arbitrarySource: fc.Arbitrary<Source> = fc.record(
	{
		publisher: fc.constantFrom('Reuters', '新华社'),
		title: fc.constantFrom('Talks resume', '会谈'),
		url: fc.constantFrom('https://example.org/a', 'http://example.cn/新闻'),
		date: fc.constantFrom<Day>('2024-02-29', '2025-01-01')
	},
	{ requiredKeys: ['publisher'] }
);

/** Days before today: today itself and nearby ones often, years ago sometimes. */
export const arbitraryAgo = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
	{ weight: 2, arbitrary: fc.integer({ min: 0, max: 400 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: 3000 }) }
);

/** Milliseconds between two moves: at once, within a day, or after months. */
export const arbitraryPause = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: 0, max: 3_600_000 }) },
	{ weight: 2, arbitrary: fc.integer({ min: 0, max: 3 * DAY_MS }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: 200 * DAY_MS }) }
);

export const arbitraryActor: fc.Arbitrary<Actor> = fc.constantFrom(
	anActor(),
	anActor({ id: 'wei', name: '魏' }),
	anActor({ kind: 'program', id: 'feed', name: 'Feed' })
);

/** An outlook that lasts for some days after it is judged. */
export type LastingOutlook = Omit<Outlook, 'until'> & { lasts: number };

export const arbitraryOutlook: fc.Arbitrary<LastingOutlook> = fc.record({
	kind: fc.constantFrom('risk', 'opportunity'),
	likelihood: fc.constantFrom(...LIKELIHOODS.map(({ band }) => band)),
	confidence: fc.constantFrom('low', 'moderate', 'high'),
	lasts: fc.integer({ min: 0, max: 90 }),
	text: arbitraryStatement
});

/** The day that moment falls on. */
export const dayAt = (ms: number): Day => dayOf(instantOf(ms));

/** The day some days before that moment. */
export const dayAgo = (ms: number, days: number): Day => addDays(dayAt(ms), -days);
