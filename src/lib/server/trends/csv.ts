import type { Board } from '#lib/domain/board.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { SeriesAnswer } from '#lib/protocol/api.ts';
import { BYTE_ORDER_MARK, csvRow } from '../csv.ts';

const COLUMNS = ['line', 'issue', 'title', 'at', 'status', 'tension'];
/** The index and the lines as CSV (RFC 4180): one row per step, at UTC instants. An empty field is "not assessed". */
export function csvOf(board: Board, { index, issues }: SeriesAnswer): string {
	const titles = new Map(board.issues.map(({ id, title }) => [id, title]));
	const rows = [
		COLUMNS,
		...index.map(([at, value]) => ['index', '', board.name, instantOf(at), '', figure(value)]),
		...issues.flatMap(({ issue, steps }) =>
			steps.map(([at, tension, status]) => [
				...['issue', issue, titles.get(issue) ?? issue],
				...[instantOf(at), status ?? '', figure(tension)]
			])
		)
	];
	return BYTE_ORDER_MARK + rows.map(csvRow).join('');
}

const figure = (value: number | null): string => (value === null ? '' : String(value));
