import type { Board } from '#lib/domain/board.ts';
import { dayNumber, type Day } from '#lib/domain/day.ts';
import type { Run } from '#lib/domain/run.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { wallIssues } from '#lib/client/wall/playlist.ts';
import { shorten } from '#lib/client/wall/shorten.ts';

/** A block of one issue's ribbon: from and to as shares of the window, and the tension that stood. */
export interface Block {
	from: number;
	to: number;
	tension: number;
}

/** One issue's ribbon. */
export interface Ribbon {
	id: Slug;
	title: string;
	tension: number | null;
	blocks: Block[];
}

/** Ribbons of the last `days` days, tensest issue first. `width`: of a title, in em. */
export function ribbonsOf(board: Board, today: Day, days: number, width: number): Ribbon[] {
	return wallIssues(board)
		.map(({ id, title, standing, run }) => ({
			id,
			title: shorten(title, { width, lines: 1 }),
			tension: standing?.tension ?? null,
			blocks: blocksOf(run, dayNumber(today), days)
		}))
		.toSorted((a, b) => (b.tension ?? -1) - (a.tension ?? -1));
}

function blocksOf(run: Run, last: number, days: number): Block[] {
	const first = last - days;
	return run.flatMap(([day, tension], index) => {
		const from = Math.max(day, first);
		const to = Math.min(run[index + 1]?.[0] ?? last, last);
		if (tension === null || to <= from) return [];
		return [{ from: (from - first) / days, to: (to - first) / days, tension }];
	});
}
