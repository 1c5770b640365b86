import type { Board } from '#lib/domain/board.ts';

/** Names a board's content: it follows from the log, so its last line says all, with the epoch of the log. Weak, since compression makes other bytes of it. */
export const etagOf = ({ revision, at }: Board, epoch: string): string =>
	`W/"${epoch.slice(0, 8)}-${revision}-${Date.parse(at ?? '') || 0}"`;

/** Whether a request's `If-None-Match` says that it has this already. */
export function isKnown(request: Request, etag: string): boolean {
	const known = request.headers.get('if-none-match')?.split(',') ?? [];
	return known.some((each) => each.trim() === '*' || bare(each) === bare(etag));
}

const bare = (etag: string): string => etag.trim().replace(/^W\//, '');
