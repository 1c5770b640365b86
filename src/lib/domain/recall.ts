import type { Judgement } from './assessment.ts';
import type { Board } from './board.ts';
import { findIssue } from './board.ts';
import { standsFrom } from './issue.ts';
import type { Command } from './command.ts';
import type { Day } from './day.ts';
import type { Entry } from './entry.ts';
import type { Position } from './position.ts';
import type { Slug } from './slug.ts';

/** Something older than what a board holds, which a command speaks of: the store is asked for it before deciding. */
export type Need =
	| { kind: 'standing'; issue: Slug; asOf: Day }
	| { kind: 'entry'; entry: Slug }
	| { kind: 'position'; issue: Slug; position: Slug };

/** The answer to a `Need`; null where there is no such thing. */
export type Recalled =
	/** What stood on an issue at the end of that day. */
	| { kind: 'standing'; judgement: Judgement }
	/** The entry, and the latest past entries of each of its issues without it. */
	| { kind: 'entry'; entry: Entry | null; beneath: Entry[] }
	/** The position, and the party's latest one on that issue without it. */
	| { kind: 'position'; position: Position | null; beneath: Position | null };

/** What must be recalled from the store before this command can be decided; null where the board holds enough. */
export function needOf(board: Board, command: Command): Need | null {
	switch (command.type) {
		case 'issue.assess':
			return standingNeed(board, command.issue, command.asOf);
		case 'entry.edit':
		case 'entry.strike':
			return { kind: 'entry', entry: command.entry };
		case 'position.withdraw':
			return { kind: 'position', issue: command.issue, position: command.position };
		default:
			return null;
	}
}

function standingNeed(board: Board, id: Slug, asOf: Day | undefined): Need | null {
	const issue = findIssue(board, id);
	if (!issue || !asOf || asOf >= (standsFrom(issue) ?? asOf)) return null;
	return { kind: 'standing', issue: id, asOf };
}
