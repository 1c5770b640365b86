import type { Board } from '#lib/domain/board.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { IssueThen } from '#lib/protocol/past.ts';
import { looksOf } from './line-look.ts';
import type { Scene } from './scene.ts';
import type { Span } from './span.ts';

/** What the chart of one issue shows: its line alone, with the look that it has among the board's others. */
export function issueScene(
	{ issues }: Board,
	{ id, title }: Issue,
	{ steps, span }: { steps: IssueThen['steps']; span: Span }
): Scene {
	const ids = issues.map((each) => each.id);
	const look = looksOf([id], ids).get(id);
	const values = steps.map(([at, tension]) => ({ at, value: tension }));
	return { span, lines: look ? [{ id, title, look, values }] : [] };
}
