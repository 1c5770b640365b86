import { findIssue } from '#lib/domain/board.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { unidentified } from '#lib/domain/rights.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { FollowEdit } from '#lib/protocol/inbox.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { bodyOf } from '#lib/server/api/reading.ts';
import type { RequestHandler } from './$types';

interface Followed {
	account: string;
	board: Slug;
	issue: Slug;
}

/** Who asks, and the issue they speak of. Whoever may read a board may follow what is on it; a program follows nothing. */
async function followedIn(
	{ boards, person }: App.Locals,
	{ board: slug, issue }: { board: string; issue: string }
): Promise<Followed | Refusal> {
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	if (!person) return unidentified();
	if (!findIssue(board, issue)) return refuse('not_found', 'There is no such issue on this board');
	return { account: person.id, board: slug, issue };
}

export const GET: RequestHandler = endpoint(async ({ locals, params }) => {
	const followed = await followedIn(locals, params);
	if (isRefusal(followed)) return followed;
	return locals.inboxes.following(followed.account, followed.board, followed.issue);
});

export const PUT: RequestHandler = endpoint(async ({ locals, params, request }) => {
	const followed = await followedIn(locals, params);
	if (isRefusal(followed)) return followed;
	const given = await bodyOf(request, FollowEdit);
	if (isRefusal(given)) return given;
	const { account, board, issue } = followed;
	await locals.inboxes.follow(account, board, issue, given.body.follows);
	return locals.inboxes.following(account, board, issue);
});

export const fallback = otherMethods('GET, PUT');
