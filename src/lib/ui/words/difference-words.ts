import type { Before } from '#lib/domain/before.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Happening } from '#lib/domain/change.ts';
import {
	boardSaid,
	entrySaid,
	eraSaid,
	issueSaid,
	personSaid,
	positionSaid,
	standingSaid,
	type Said
} from './said.ts';

/** What a change did to one field, in words; an empty text where there was nothing, or is nothing any more. */
export interface Difference {
	field: string;
	from: string;
	to: string;
}

/** What a change did, field by field, given what stood before it; `board` gives the names of what it speaks of. */
export function differencesOf(
	happening: Happening,
	before: Before | null,
	board: Board
): Difference[] {
	const from = before ? saidBefore(before, board) : {};
	const to = saidAfter(happening, board);
	return [...new Set([...Object.keys(from), ...Object.keys(to)])]
		.map((field) => ({ field, from: from[field] ?? '', to: to[field] ?? '' }))
		.filter((difference) => difference.from !== difference.to);
}

function saidBefore(before: Before, board: Board): Said {
	switch (before.kind) {
		case 'standing':
			return standingSaid(before, board);
		case 'issue':
			return issueSaid(before, board);
		case 'board':
			return boardSaid(before);
		case 'category':
			return { Name: before.category.name };
		case 'person':
			return personSaid(before.person, board);
		case 'era':
			return eraSaid(before.era);
		case 'position':
			return positionSaid(before.position, board);
		case 'entry':
			return entrySaid(before.entry, board);
		case 'comment':
			return { Comment: before.text };
		default:
			return before satisfies never;
	}
}

/** What is said once it has happened, of what it touches; of what is gone nothing is. */
function saidAfter(happening: Happening, board: Board): Said {
	switch (happening.type) {
		case 'board.created':
		case 'board.edited':
			return boardSaid(happening);
		case 'category.added':
		case 'category.edited':
			return { Name: happening.category.name };
		case 'person.added':
		case 'person.edited':
			return personSaid(happening.person, board);
		case 'era.added':
		case 'era.edited':
			return eraSaid(happening.era);
		case 'issue.opened':
		case 'issue.edited':
			return issueSaid(happening, board);
		case 'issue.assessed':
			return standingSaid(happening, board);
		case 'position.stated':
			return positionSaid(happening.position, board);
		case 'position.withdrawn':
			return happening.standing ? positionSaid(happening.standing, board) : {};
		case 'entry.recorded':
		case 'entry.edited':
			return entrySaid(happening.entry, board);
		case 'comment.edited':
			return { Comment: happening.text };
		default:
			return {};
	}
}
