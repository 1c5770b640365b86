import { isSamePerson, type Actor } from './actor.ts';
import { findIssue, type Board } from './board.ts';
import type { Comment } from './comment.ts';
import type { CommandOf } from './command.ts';
import type { Context, Decision } from './decide.ts';
import { noSuch, nothingToChange } from './decide-board.ts';
import { mentionsIn, type Mention } from './mention.ts';
import { findRecalled } from './recall.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';

export function post(board: Board, { issue, text, mentions }: CommandOf<'comment.post'>): Decision {
	if (!findIssue(board, issue)) return noSuch('issue', issue);
	return [{ type: 'comment.posted', issue, text, ...speakingTo(text, mentions) }];
}

export function edit({ text, mentions }: CommandOf<'comment.edit'>, context: Context): Decision {
	const comment = ownComment(context);
	if (isRefusal(comment)) return comment;
	if (comment.text === text) return nothingToChange();
	const { id, issue } = comment;
	return [{ type: 'comment.edited', issue, comment: id, text, ...speakingTo(text, mentions) }];
}

export function remove(context: Context): Decision {
	const comment = ownComment(context);
	if (isRefusal(comment)) return comment;
	return [{ type: 'comment.deleted', issue: comment.issue, comment: comment.id }];
}

/** Whom it speaks to, where it does. */
function speakingTo(text: string, given: readonly Mention[] | undefined): { mentions?: Mention[] } {
	const mentions = mentionsIn(text, given);
	return mentions.length > 0 ? { mentions } : {};
}

/** The comment spoken of, where it is there and the actor's own. */
function ownComment({ actor, recalled }: Context): Comment | Refusal {
	const comment = findRecalled(recalled, 'comment')?.comment;
	if (!comment || comment.deleted) {
		return refuse('not_found', 'There is no such comment on this board, or none any more');
	}
	return refuseOthers(comment, actor) ?? comment;
}

function refuseOthers({ by }: Comment, actor: Actor): Refusal | null {
	if (isSamePerson(by, actor)) return null;
	return refuse('forbidden', `Only ${by.name} may edit or delete it`);
}
