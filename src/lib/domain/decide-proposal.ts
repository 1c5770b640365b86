import { isSamePerson, type Actor } from './actor.ts';
import { findIssue, type Board } from './board.ts';
import type { Happening, HappeningOf } from './change.ts';
import type { Command, CommandOf } from './command.ts';
import type { Context, Decision } from './decide.ts';
import { Proposable } from './proposable.ts';
import { MOST_PROPOSALS, type Proposal } from './proposal.ts';
import { refuse, type Refusal } from './refusal.ts';
import { issueToReview } from './second-eyes.ts';

/** In whose name what was proposed is decided anew: whoever changed something meanwhile is somebody else. */
export const NOBODY: Actor = { kind: 'system', id: 'nobody', name: 'Nobody' };

/** What would happen, or where a second editor must agree to it, that it is proposed. */
export function orPropose(
	on: Board,
	command: Command,
	happenings: Happening[],
	{ recalled }: Context
): Decision {
	if (command.type === 'proposal.confirm') return happenings;
	const issue = issueToReview(on, happenings, recalled);
	if (issue === null) return happenings;
	const waiting = on.proposals.filter((each) => each.issue === issue);
	if (waiting.length >= MOST_PROPOSALS) return tooMany(on, issue);
	const { expect = on.revision, ...asked } = { expect: undefined, ...command };
	const undoes = command.type === 'change.undo' ? { undoes: command.revision } : {};
	const proposed = Proposable.parse(asked);
	return [{ type: 'proposal.made', issue, command: proposed, against: expect, ...undoes }];
}

/** The command that a confirmation is about, as one that has seen what its person has. */
export function askedBy(
	on: Board,
	{ proposal, expect }: CommandOf<'proposal.confirm'>
): Command | undefined {
	const found = find(on, proposal);
	return found && asSeen(found, expect);
}

/** A proposal that is confirmed: that it is, what it asks for, and what is to be said of all that follows. */
interface Confirmed {
	happening: HappeningOf<'proposal.confirmed'>;
	asked: Command;
	proposed: { by: Actor; revision: number };
}

export function confirm(
	on: Board,
	command: CommandOf<'proposal.confirm'>,
	{ actor }: Context
): Confirmed | Refusal {
	const proposal = find(on, command.proposal);
	if (!proposal) return noProposal(command.proposal);
	const refused = refuseReviewer(proposal, actor);
	if (refused) return refused;
	const { issue, by, revision } = proposal;
	return {
		happening: { type: 'proposal.confirmed', issue, proposal: revision, note: command.note },
		asked: asSeen(proposal, command.expect),
		proposed: { by, revision }
	};
}

export function decline(
	on: Board,
	{ proposal: revision, note }: CommandOf<'proposal.decline'>,
	{ actor }: Context
): Decision {
	const proposal = find(on, revision);
	if (!proposal) return noProposal(revision);
	const refused = refuseReviewer(proposal, actor);
	if (refused) return refused;
	return [{ type: 'proposal.declined', issue: proposal.issue, proposal: revision, note }];
}

export function withdraw(
	on: Board,
	{ proposal: revision, note }: CommandOf<'proposal.withdraw'>,
	{ actor }: Context
): Decision {
	const proposal = find(on, revision);
	if (!proposal) return noProposal(revision);
	if (!isSamePerson(proposal.by, actor)) {
		return refuse('forbidden', `Only ${proposal.by.name} may withdraw it: decline it instead`);
	}
	return [{ type: 'proposal.withdrawn', issue: proposal.issue, proposal: revision, note }];
}

const find = ({ proposals }: Board, revision: number): Proposal | undefined =>
	proposals.find((each) => each.revision === revision);

/** What was proposed, by somebody who has seen what there was at a revision. */
function asSeen({ command, against }: Proposal, expect = against): Command {
	switch (command.type) {
		case 'issue.edit':
		case 'issue.assess':
		case 'entry.edit':
			return { ...command, expect };
		default:
			return command;
	}
}

/** Nobody agrees to what they have asked for themselves, whether by hand or by a program; and no program agrees to anything. */
function refuseReviewer({ by }: Proposal, actor: Actor): Refusal | null {
	if (actor.kind !== 'person') {
		return refuse('forbidden', 'A program may propose; a person confirms or declines');
	}
	if (!isSamePerson(by, actor)) return null;
	return refuse('forbidden', 'It is your own: a second editor confirms or declines it');
}

const noProposal = (revision: number): Refusal =>
	refuse('not_found', `No proposal ${revision} waits on this board`, {
		proposal: 'does not wait for anybody'
	});

const tooMany = (on: Board, issue: string): Refusal =>
	refuse(
		'invalid',
		`${MOST_PROPOSALS} proposals on "${findIssue(on, issue)?.title ?? issue}" wait for a second editor: have them looked at first`
	);
