import type { Board } from '#lib/domain/board.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { historyQueryIn, type HistoryQuery, type Recorded } from '#lib/protocol/history.ts';
import type { Boards } from '../boards.ts';
import type { Records } from './records.ts';
import { BYTE_ORDER_MARK, csvRow } from '../csv.ts';

/** Changes read at a time for a file. */
const PAGE = 200;

/** One format of a file: what it is called, how it begins, what each change is in it, and how it ends. */
export interface Format {
	ending: 'csv' | 'json';
	type: string;
	begin(board: Board): string;
	line(change: Recorded, board: Board, isFirst: boolean): string;
	end: string;
}

/** A file of all that a query of an address leaves, as it is read: it is never in memory as a whole. */
export async function exportOf(
	{ boards, records }: { boards: Boards; records: Records },
	slug: Slug,
	params: URLSearchParams,
	format: Format
): Promise<Response | Refusal> {
	const query = historyQueryIn(params);
	if (isRefusal(query)) return query;
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	const name = `${slug}-history-at-${board.revision}.${format.ending}`;
	return new Response(streamOf(textOf(records, board, query, format)), {
		headers: {
			'content-type': format.type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store'
		}
	});
}

async function* textOf(
	records: Records,
	board: Board,
	query: HistoryQuery,
	format: Format
): AsyncGenerator<string> {
	yield format.begin(board);
	let isFirst = true;
	// What is recorded meanwhile is not in it: it begins as the board that it is named after.
	const before = Math.min(query.before ?? Infinity, board.revision + 1);
	for await (const page of records.wholeHistory(board.slug, { ...query, before }, PAGE)) {
		let text = '';
		for (const change of page) {
			text += format.line(change, board, isFirst);
			isFirst = false;
		}
		if (text !== '') yield text;
	}
	yield format.end;
}

/** The text as it is asked for, as bytes. */
function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await text.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await text.return(undefined);
		}
	});
}

/** Everything that the changes are sealed with, and their hashes (see docs/RECORD.md). */
export const JSON_FORMAT: Format = {
	ending: 'json',
	type: 'application/json',
	begin: ({ slug, revision }) =>
		`{"board":${JSON.stringify(slug)},"revision":${revision},"changes":[`,
	line: (change, _, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(change)}`,
	end: '\n]}\n'
};

/** A table: `row` says a change in words. */
export const csvFormat = (
	columns: readonly string[],
	row: (change: Recorded, board: Board) => string[]
): Format => ({
	ending: 'csv',
	type: 'text/csv; charset=utf-8',
	begin: () => BYTE_ORDER_MARK + csvRow(columns),
	line: (change, board) => csvRow(row(change, board)),
	end: ''
});
