import type { Board } from '#lib/domain/board.ts';
import { startOf, type Instant } from '#lib/domain/day.ts';
import type { TrendsAnswer } from '#lib/protocol/trends.ts';
import { savePicture } from '#lib/ui/chart/save-picture.ts';
import type { Scene } from '#lib/ui/chart/scene.ts';
import { boardTitle } from '#lib/ui/words/board-words.ts';
import { momentWords } from '#lib/ui/words/time-words.ts';

/** What the page shows, the days in words, and as of when. */
interface Shown {
	board: Board;
	trends: TrendsAnswer;
	scene: Scene;
	days: string;
	asOf: Instant;
}

/** Saves the chart of the page as a picture, under the board's name and the days. */
export async function saveTrends(
	{ board, trends, scene, days, asOf }: Shown,
	kind: 'png' | 'svg'
): Promise<void> {
	const { entries, breaks, from, to } = trends;
	const seen = entries.filter(({ day }) => startOf(day) <= scene.span.to);
	await savePicture(
		{ scene, entries: seen, eras: board.eras, breaks },
		{
			title: boardTitle(board.name),
			below: `Tension, 0 to 100, ${days}; as of ${momentWords(asOf)}`,
			file: `${board.slug}-trends-${from}-to-${to}.${kind}`
		},
		kind
	);
}
