import fc from 'fast-check';
import { addDays, type Day } from '#lib/domain/day.ts';
import type { Outlook } from '#lib/domain/outlook.ts';
import {
	arbitraryAgo,
	arbitraryOutlook,
	arbitrarySalience,
	arbitrarySource,
	arbitraryStatement,
	arbitraryStatus,
	arbitraryTension,
	arbitraryText,
	arbitraryTitle,
	dayAgo,
	type LastingOutlook
} from './arbitrary-values.ts';
import { openIssue, pick, pickFrom, type Make } from './make.ts';
import { positionsIn } from './naive-recall.ts';

const open = fc
	.record({ title: arbitraryTitle, at: pick, summary: arbitraryText, salience: arbitrarySalience })
	.map(({ at, ...body }): Make => ({ board }) => {
		const category = pickFrom(board.categories, at)?.id;
		return category ? { type: 'issue.open', category, ...body } : null;
	});

const openAssessed = fc
	.record({ title: arbitraryTitle, at: pick, status: arbitraryStatus, tension: arbitraryTension })
	.map(({ title, at, ...assessment }): Make => ({ board }) => {
		const category = pickFrom(board.categories, at)?.id;
		return category ? { type: 'issue.open', title, category, assessment } : null;
	});

const edit = fc
	.record({ at: pick, title: arbitraryTitle, note: arbitraryText })
	.map(({ at, title, note }): Make => ({ board }) => {
		const issue = pickFrom(board.issues, at);
		const salience = ((issue?.salience ?? 0) % 5) + 1;
		const category = pickFrom(board.categories, at)?.id;
		return issue && category
			? { type: 'issue.edit', issue: issue.id, title, category, salience, note }
			: null;
	});

const said = fc.record(
	{
		status: fc.option(arbitraryStatus, { freq: 6 }),
		tension: fc.option(arbitraryTension, { freq: 6 })
	},
	{ requiredKeys: [] }
);

const assess = fc
	.record({
		at: pick,
		ago: fc.option(arbitraryAgo, { nil: undefined }),
		said,
		source: fc.option(arbitrarySource, { nil: undefined }),
		outlook: fc.option(fc.option(arbitraryOutlook, { freq: 4 }), { nil: undefined }),
		note: arbitraryText
	})
	.map(({ at, ago, said, source, outlook, note }): Make => ({ board, now }) => {
		const issue = openIssue(board, at)?.id;
		if (!issue) return null;
		const asOf = dayAgo(now, ago ?? 0);
		return {
			type: 'issue.assess',
			issue,
			note,
			source,
			...said,
			...(Object.keys(said).length === 0 && { tension: at % 101 }),
			...(ago !== undefined && { asOf }),
			...(outlook === null && { outlook }),
			...(outlook && { outlook: outlookFrom(outlook, asOf) })
		};
	});

function outlookFrom({ lasts, ...rest }: LastingOutlook, asOf: Day): Outlook {
	return { ...rest, until: addDays(asOf, lasts) };
}

const note = fc.record({ at: pick, note: arbitraryTitle }).map(({ at, note }): Make => (world) => {
	const issue = openIssue(world.board, at)?.id;
	return issue ? { type: 'issue.note', issues: [issue], note } : null;
});

const archive = fc
	.record({ at: pick, note: arbitraryText })
	.map(({ at, note }): Make => (world) => {
		const issue = openIssue(world.board, at)?.id;
		return issue ? { type: 'issue.archive', issue, note } : null;
	});

const restore = fc
	.record({ at: pick, note: arbitraryText })
	.map(({ at, note }): Make => (world) => {
		const archived = world.board.issues.filter((issue) => issue.archived !== null);
		const issue = pickFrom(archived, at)?.id;
		return issue ? { type: 'issue.restore', issue, note } : null;
	});

const state = fc
	.record({
		at: pick,
		party: pick,
		ago: fc.option(arbitraryAgo, { nil: undefined }),
		text: arbitraryStatement,
		source: fc.option(arbitrarySource, { nil: undefined })
	})
	.map(({ at, party: side, ago, text, source }): Make => ({ board, now }) => {
		const issue = openIssue(board, at)?.id;
		const party = pickFrom(board.parties, side)?.id;
		if (!issue || !party) return null;
		const asOf = ago === undefined ? undefined : dayAgo(now, ago);
		return { type: 'position.state', issue, party, asOf, text, source };
	});

const withdraw = fc.record({ at: pick, which: pick }).map(({ at, which }): Make => (world) => {
	const issue = openIssue(world.board, at)?.id;
	const position = issue && pickFrom(positionsIn(world.log, issue), which)?.id;
	return issue && position ? { type: 'position.withdraw', issue, position } : null;
});

/** Commands about one issue that its board accepts. */
export const arbitraryIssueMake: fc.Arbitrary<Make> = fc.oneof(
	{ weight: 2, arbitrary: open },
	{ weight: 1, arbitrary: openAssessed },
	{ weight: 1, arbitrary: edit },
	{ weight: 8, arbitrary: assess },
	{ weight: 1, arbitrary: note },
	{ weight: 1, arbitrary: archive },
	{ weight: 2, arbitrary: restore },
	{ weight: 3, arbitrary: state },
	{ weight: 2, arbitrary: withdraw }
);
