import { NOT_ASSESSED, type Judgement } from './assessment.ts';
import { findIssue, type Board } from './board.ts';
import type { HappeningOf } from './change.ts';
import { changedFields } from './changed-fields.ts';
import type { CommandOf } from './command.ts';
import { dayOf, type Day } from './day.ts';
import type { Context, Decision } from './decide.ts';
import { noCategory, noSuch, nothingToChange } from './decide-board.ts';
import type { Issue } from './issue.ts';
import { findRecalled } from './recall.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { freeSlug, type Slug } from './slug.ts';

type Assess = Omit<CommandOf<'issue.assess'>, 'type' | 'issue' | 'expect'>;

export function open(board: Board, command: CommandOf<'issue.open'>, context: Context): Decision {
	const { title, category, summary, salience, secondEyes, assessment } = command;
	if (!board.categories.some((each) => each.id === category)) return noCategory(category);
	const issue = freeSlug(title, 'issue', new Set(board.issues.map((each) => each.id)));
	const marked = secondEyes ? { secondEyes } : {};
	const body = { title, category, summary, salience, ...marked };
	const opened = { type: 'issue.opened', issue, ...body } as const;
	if (!assessment) return [opened];
	const assessed =
		refuseSilent(board, assessment.note, 'assessment.note') ??
		judge(issue, assessment, NOT_ASSESSED, context);
	return isRefusal(assessed) ? assessed : [opened, assessed];
}

export function edit(board: Board, command: CommandOf<'issue.edit'>): Decision {
	const issue = findIssue(board, command.issue);
	if (!issue) return noSuch('issue', command.issue);
	const { title, category: held, summary, salience, secondEyes = false } = issue;
	const body = { title, category: held, summary, salience, secondEyes };
	const changed = changedFields(body, command);
	if (Object.keys(changed).length === 0) return nothingToChange();
	const { category } = changed;
	if (category && !board.categories.some((each) => each.id === category)) {
		return noCategory(category);
	}
	return [{ type: 'issue.edited', issue: issue.id, ...changed, note: command.note }];
}

export function assess(
	board: Board,
	command: CommandOf<'issue.assess'>,
	context: Context
): Decision {
	const issue = findOpen(board, command.issue);
	if (isRefusal(issue)) return issue;
	const silent = refuseSilent(board, command.note, 'note');
	if (silent) return silent;
	const assessed = judge(issue.id, command, standingThen(issue, context), context);
	return isRefusal(assessed) ? assessed : [assessed];
}

export function note(board: Board, command: CommandOf<'issue.note'>): Decision {
	const { issues, note } = command;
	const happenings: HappeningOf<'issue.noted'>[] = [];
	for (const id of new Set(issues)) {
		const issue = findOpen(board, id);
		if (isRefusal(issue)) return issue;
		happenings.push({ type: 'issue.noted', issue: id, note });
	}
	return happenings;
}

export function archive(board: Board, command: CommandOf<'issue.archive'>): Decision {
	const issue = findOpen(board, command.issue);
	if (isRefusal(issue)) return issue;
	return [{ type: 'issue.archived', issue: issue.id, note: command.note }];
}

export function restore(board: Board, command: CommandOf<'issue.restore'>): Decision {
	const issue = findIssue(board, command.issue);
	if (!issue) return noSuch('issue', command.issue);
	if (!issue.archived) {
		return refuse('invalid', `"${issue.title}" is not archived`, { issue: 'is not archived' });
	}
	return [{ type: 'issue.restored', issue: issue.id, note: command.note }];
}

/** The issue, or the refusal where it is unknown or archived. */
export function findOpen(board: Board, id: Slug): Issue | Refusal {
	const issue = findIssue(board, id);
	if (!issue) return noSuch('issue', id);
	if (!issue.archived) return issue;
	return refuse('invalid', `"${issue.title}" is archived: restore it first`, {
		issue: 'is archived'
	});
}

/** The refusal of a day that has not begun (days begin at midnight UTC). */
export function refuseFuture(asOf: Day, context: Context): Refusal | null {
	if (asOf <= dayOf(context.at)) return null;
	return refuse('invalid', 'as of: the day has not come yet', {
		asOf: 'must not be in the future'
	});
}

/** A board may ask for a reason. */
function refuseSilent(board: Board, note: string, field: string): Refusal | null {
	if (!board.settings.asksReason || note !== '') return null;
	return refuse('invalid', 'This board asks why', { [field]: 'must not be empty' });
}

function standingThen(issue: Issue, { recalled }: Context): Judgement {
	return findRecalled(recalled, 'standing')?.judgement ?? issue.standing ?? NOT_ASSESSED;
}

function judge(
	issue: Slug,
	said: Assess,
	before: Judgement,
	context: Context
): HappeningOf<'issue.assessed'> | Refusal {
	const asOf = said.asOf ?? dayOf(context.at);
	const fault = refuseEmpty(said) ?? refuseFuture(asOf, context) ?? refuseLapsed(said, asOf);
	if (fault) return fault;
	return {
		type: 'issue.assessed',
		issue,
		status: said.status === undefined ? before.status : said.status,
		tension: said.tension === undefined ? before.tension : said.tension,
		note: said.note,
		asOf,
		...(said.source && { source: said.source }),
		...(said.outlook !== undefined && { outlook: said.outlook })
	};
}

function refuseEmpty({ status, tension, outlook }: Assess): Refusal | null {
	if (status !== undefined || tension !== undefined || outlook !== undefined) return null;
	return refuse('invalid', 'An assessment needs a status, a tension or an outlook', {
		status: 'give a status, a tension or an outlook'
	});
}

function refuseLapsed({ outlook }: Assess, asOf: Day): Refusal | null {
	if (!outlook || outlook.until >= asOf) return null;
	return refuse('invalid', 'The outlook would have lapsed before the day it is judged on', {
		'outlook.until': `must be ${asOf} or later`
	});
}
