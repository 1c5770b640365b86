import type { Board } from '#lib/domain/board.ts';

/** The state of a public board may be kept by caches between for so long, and shown for a while longer where it is asked for anew meanwhile. */
const PUBLIC = 'public, max-age=0, s-maxage=1, stale-while-revalidate=10';
/** What a revision was never changes; a restoration of the database may take it back, and is done with after a day. */
const FIXED = 'public, max-age=86400, s-maxage=86400, immutable';

/** What caches may do with an answer about a board, which as it is now says who may read it. `lasts`: whether it can never be another. */
export function cachingOf(
	{ visibility }: Pick<Board, 'visibility'>,
	lasts: boolean
): Record<string, string> {
	if (visibility === 'private')
		return { 'cache-control': 'private, no-store', vary: 'Cookie, Authorization' };
	return { 'cache-control': lasts ? FIXED : PUBLIC };
}
