import { NOT_ASSESSED, type Judgement } from './assessment.ts';
import { findIssue, type Board } from './board.ts';
import { authorOf, type Change, type HappeningOf } from './change.ts';
import { dayOf } from './day.ts';
import type { Entry } from './entry.ts';
import { addNews, type News } from './news.ts';
import { standsFrom } from './issue.ts';
import type { Slug } from './slug.ts';

/** A board's latest news after a change; `board` is the board before it. */
export function evolveNews(board: Board, change: Change): News[] {
	const { happening } = change;
	switch (happening.type) {
		case 'issue.assessed':
			return moved(board, happening, change);
		case 'position.stated':
			return said(board.news, happening, change);
		case 'position.withdrawn':
			return board.news.filter(
				(line) => !(line.kind === 'said' && line.position === happening.position)
			);
		case 'entry.recorded':
			return happened(board.news, happening.entry, change);
		case 'entry.edited':
			return happened(withoutEntry(board.news, happening.entry.id), happening.entry, change);
		case 'entry.struck':
			return withoutEntry(board.news, happening.entry);
		default:
			return board.news;
	}
}

const stamp = (change: Change) => ({
	revision: change.revision,
	at: change.at,
	by: authorOf(change)
});

function moved(board: Board, happening: HappeningOf<'issue.assessed'>, change: Change): News[] {
	const { issue, status, tension, note, asOf } = happening;
	const held = findIssue(board, issue);
	if (held && asOf < (standsFrom(held) ?? asOf)) return board.news;
	const from: Judgement = held?.standing
		? { status: held.standing.status, tension: held.standing.tension }
		: NOT_ASSESSED;
	return addNews(board.news, {
		...stamp(change),
		kind: 'moved',
		asOf,
		issue,
		from,
		to: { status, tension },
		note
	});
}

function said(news: News[], happening: HappeningOf<'position.stated'>, change: Change): News[] {
	const { id: position, party, text, asOf, source } = happening.position;
	return addNews(news, {
		...stamp(change),
		kind: 'said',
		asOf,
		issue: happening.issue,
		position,
		party,
		text,
		...(source && { publisher: source.publisher })
	});
}

function happened(news: News[], entry: Entry, change: Change): News[] {
	if (entry.day > dayOf(change.at)) return news;
	const { id, issues, title, day: asOf, source } = entry;
	return addNews(news, {
		...stamp(change),
		kind: 'happened',
		asOf,
		entry: id,
		issues,
		title,
		...(source && { publisher: source.publisher })
	});
}

const withoutEntry = (news: News[], entry: Slug): News[] =>
	news.filter((line) => !(line.kind === 'happened' && line.entry === entry));
