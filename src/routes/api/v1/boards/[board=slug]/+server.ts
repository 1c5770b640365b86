import { json } from '@sveltejs/kit';
import type { Board } from '#lib/domain/board.ts';
import type { Day, Instant } from '#lib/domain/day.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { BoardQuery } from '#lib/protocol/api.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { etagOf, isKnown } from '#lib/server/api/etag.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { Boards } from '#lib/server/boards.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, request, url }) => {
	const asked = queryOf(url, BoardQuery);
	if (isRefusal(asked)) return asked;
	const { boards, records } = locals;
	const { at } = asked.query;
	const board = at
		? await boardThen(boards, params.board, at)
		: await boardOf(boards, params.board, asked.query.revision);
	if (isRefusal(board)) return board;
	const headers = { etag: etagOf(board, locals.epoch), 'cache-control': 'private, no-cache' };
	if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });
	const { revision } = board;
	return json({ board, revision, hash: await records.hashAt(board.slug, revision) }, { headers });
});

export const fallback = otherMethods('GET');

const boardOf = (boards: Boards, slug: Slug, revision: number | undefined) =>
	revision === undefined ? boards.board(slug) : boards.boardAt(slug, revision);

/** The board as it stood at a moment, or at the end of a day. */
async function boardThen(boards: Boards, slug: Slug, at: Instant | Day): Promise<Board | Refusal> {
	const moment = at.includes('T') ? at : `${at}T23:59:59.999Z`;
	const revision = await boards.revisionAt(slug, moment);
	if (typeof revision !== 'number') return revision;
	if (revision === 0) return refuse('not_found', `There was no board "${slug}" at ${at}`);
	return boards.boardAt(slug, revision);
}
