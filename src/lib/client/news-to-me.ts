import type { Board } from '#lib/domain/board.ts';
import { recordedAt } from '#lib/domain/entry.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { LiveBoard } from './live-board.svelte.ts';

/** The issues of which something was recorded after a revision: a judgement, an edit, an entry or a position that the board holds. */
export function changedSince(board: Board, revision: number): ReadonlySet<Slug> {
	const entries = board.entries.filter((entry) => recordedAt(entry) > revision);
	const touched = entries.flatMap(({ issues }) => issues);
	const changed = board.issues.filter((issue) => isChanged(issue, revision)).map(({ id }) => id);
	return new Set([...touched, ...changed]);
}

const isChanged = ({ touched, standing, positions }: Issue, revision: number): boolean =>
	Math.max(standing?.revision ?? 0, ...Object.values(touched)) > revision ||
	Object.values(positions).some((position) => statedAt(position.id) > revision);

/** The revision that stated a position: its id ends in it. */
const statedAt = (id: Slug): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Tells the server what of a board has been seen, whenever the page is left, until the returned function is called. */
export function tellSeen(live: LiveBoard, revision: () => number): () => void {
	const tell = () => {
		if (document.visibilityState !== 'hidden') return;
		const body = new URLSearchParams({ revision: String(revision()), epoch: live.epoch ?? '' });
		navigator.sendBeacon(`/b/${live.board.slug}/seen`, body);
	};
	document.addEventListener('visibilitychange', tell);
	return () => document.removeEventListener('visibilitychange', tell);
}
