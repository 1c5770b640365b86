import type { Board } from '#lib/domain/board.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { SeriesAnswer } from '#lib/protocol/api.ts';

const COLUMNS = ['line', 'issue', 'title', 'at', 'status', 'tension'];
/** What a spreadsheet may take for the beginning of a formula, full-width forms among it. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r\n]/u;
/** Spreadsheets take a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

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
	return BYTE_ORDER_MARK + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

const figure = (value: number | null): string => (value === null ? '' : String(value));

/** Safe to open in a spreadsheet: what might be read as a formula is marked as text. */
function field(text: string): string {
	const safe = FORMULA.test(text) ? `'${text}` : text;
	return /[",\r\n;\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
