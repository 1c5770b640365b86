import type { Board } from './board.ts';
import type { CommandOf } from './command.ts';
import { dayOf } from './day.ts';
import type { Context, Decision } from './decide.ts';
import { findOpen, refuseFuture } from './decide-issue.ts';
import type { Position } from './position.ts';
import { findRecalled } from './recall.ts';
import { isRefusal, refuse } from './refusal.ts';

export function state(
	board: Board,
	command: CommandOf<'position.state'>,
	context: Context
): Decision {
	const issue = findOpen(board, command.issue);
	if (isRefusal(issue)) return issue;
	if (!board.parties.some((party) => party.id === command.party)) return noParty(command.party);
	const asOf = command.asOf ?? dayOf(context.at);
	const future = refuseFuture(asOf, context);
	if (future) return future;
	const position: Position = {
		id: `position-${board.revision + 1}`,
		party: command.party,
		text: command.text,
		asOf,
		...(command.source && { source: command.source })
	};
	return [{ type: 'position.stated', issue: issue.id, position }];
}

export function withdraw(
	board: Board,
	command: CommandOf<'position.withdraw'>,
	{ recalled }: Context
): Decision {
	const issue = findOpen(board, command.issue);
	if (isRefusal(issue)) return issue;
	const found = findRecalled(recalled, 'position');
	if (!found?.position) {
		return refuse('not_found', `There is no position "${command.position}" on "${issue.title}"`, {
			position: 'is not on this issue'
		});
	}
	const { id, party } = found.position;
	return [
		{
			type: 'position.withdrawn',
			issue: issue.id,
			party,
			position: id,
			note: command.note,
			standing: found.beneath
		}
	];
}

const noParty = (id: string) =>
	refuse('invalid', `"${id}" is not a party of this board`, {
		party: 'is not a party of this board'
	});
