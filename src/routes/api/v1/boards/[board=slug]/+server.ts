import { json } from '@sveltejs/kit';
import type { Board } from '#lib/domain/board.ts';
import type { Day, Instant } from '#lib/domain/day.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { BoardQuery, type BoardAnswer } from '#lib/protocol/api.ts';
import { cachingOf } from '#lib/server/api/caching.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { etagOf, isKnown } from '#lib/server/api/etag.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import type { Boards } from '#lib/server/boards.ts';
import { orInTrouble } from '#lib/server/database/trouble.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async ({ locals, params, request, url }) => {
	const asked = queryOf(url, BoardQuery);
	if (isRefusal(asked)) return asked;
	const { boards, records } = locals;
	const { at, revision: fixed } = asked.query;
	const now = await boards.board(params.board);
	if (isRefusal(now)) return now;
	const board = at ? await boardThen(boards, params.board, at) : await boardOf(boards, now, fixed);
	if (isRefusal(board)) return board;
	const { revision } = board;
	const { epoch, isBlind } = locals;
	const etag = isBlind ? null : etagOf(board, epoch);
	const caching = (lasts: boolean) => ({ ...(etag && { etag }), ...cachingOf(now, lasts) });
	if (etag && isKnown(request, etag))
		return new Response(null, { status: 304, headers: caching(fixed !== undefined) });
	// The board is in memory; its hash is in the database alone.
	const hash = await orInTrouble(records.hashAt(board.slug, revision), () => null);
	return json({ board, revision, epoch, current: !isBlind, hash } satisfies BoardAnswer, {
		headers: caching(fixed !== undefined && hash !== null)
	});
});

export const fallback = otherMethods('GET');

const boardOf = (boards: Boards, now: Board, revision: number | undefined) =>
	revision === undefined ? now : boards.boardAt(now.slug, revision);

/** The board as it stood at a moment, or at the end of a day. */
async function boardThen(boards: Boards, slug: Slug, at: Instant | Day): Promise<Board | Refusal> {
	const moment = at.includes('T') ? at : `${at}T23:59:59.999Z`;
	const revision = await boards.revisionAt(slug, moment);
	if (typeof revision !== 'number') return revision;
	if (revision === 0) return refuse('not_found', `There was no board "${slug}" at ${at}`);
	return boards.boardAt(slug, revision);
}
