import fc from 'fast-check';
import { addDays } from '#lib/domain/day.ts';
import {
	arbitraryKind,
	arbitrarySource,
	arbitraryText,
	arbitraryTitle,
	dayAt
} from './arbitrary-values.ts';
import { pick, pickFrom, someOf, type Make } from './make.ts';
import { entriesIn } from './naive-recall.ts';

/** Days from today: before it mostly, and ahead of it. */
const when = fc.oneof(fc.integer({ min: -20, max: 5 }), fc.integer({ min: -2000, max: 300 }));

const terms = fc.record(
	{ effective: fc.nat({ max: 30 }), expires: fc.integer({ min: 30, max: 400 }), review: fc.nat() },
	{ requiredKeys: [] }
);

const record = fc
	.record({
		title: arbitraryTitle,
		kind: arbitraryKind,
		text: arbitraryText,
		when,
		terms: fc.option(terms, { nil: undefined }),
		source: fc.option(arbitrarySource, { nil: undefined }),
		at: pick
	})
	.map(({ when, terms, at, source, ...body }): Make => ({ board, now }) => {
		if (board.issues.length === 0) return null;
		const day = addDays(dayAt(now), when);
		const hasTerms = terms && (body.kind === 'measure' || body.kind === 'agreement');
		return {
			type: 'entry.record',
			...body,
			day,
			issues: someOf(board.issues, at).map((issue) => issue.id),
			parties: someOf(board.parties, at).map((party) => party.id),
			people: someOf(board.people, at).map((person) => person.id),
			...(hasTerms && { terms: termsFrom(day, terms) }),
			...(source && { source })
		};
	});

function termsFrom(day: string, after: { effective?: number; expires?: number; review?: number }) {
	return {
		...(after.effective !== undefined && { effective: addDays(day, after.effective) }),
		...(after.expires !== undefined && { expires: addDays(day, after.expires) }),
		...(after.review !== undefined && { review: addDays(day, after.review % 500) })
	};
}

const edit = fc
	.record({ which: pick, title: arbitraryTitle, when, at: pick, note: arbitraryText })
	.map(({ which, title, when, at, note }): Make => ({ board, log, now }) => {
		const entry = pickFrom(entriesIn(log), which);
		if (!entry) return null;
		return {
			type: 'entry.edit',
			entry: entry.id,
			title: title === entry.title ? `${title}!` : title,
			note,
			...(at % 3 > 0 && { day: addDays(dayAt(now), when) }),
			...(at % 2 > 0 && { issues: someOf(board.issues, at).map((issue) => issue.id) }),
			...(at % 5 === 0 && { source: null, terms: null })
		};
	});

const strike = fc.record({ which: pick, note: arbitraryText }).map(({ which, note }): Make => {
	return ({ log }) => {
		const entry = pickFrom(entriesIn(log), which)?.id;
		return entry ? { type: 'entry.strike', entry, note } : null;
	};
});

/** Commands about entries that their board accepts. */
export const arbitraryEntryMake: fc.Arbitrary<Make> = fc.oneof(
	{ weight: 5, arbitrary: record },
	{ weight: 2, arbitrary: edit },
	{ weight: 2, arbitrary: strike }
);
