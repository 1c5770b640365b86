import { getTableName } from 'drizzle-orm';
import { StartError } from '../start-error.ts';
import { EPOCH } from '../store/epoch.ts';
import { Links, LogRow } from '../store/verify.ts';
import { readArchive } from './archive.ts';
import type { Page } from './rows.ts';

/** What an archive holds, by the counts that an operator knows it by. */
export interface Contents {
	readonly boards: number;
	readonly changes: number;
	readonly rows: number;
	/** The last revision of each board's log. */
	readonly heads: Readonly<Record<string, number>>;
	/** The epoch that these logs are of; empty where that was not known yet. */
	readonly epoch: string;
}

/**
 * Reads an archive through: its checksum, and the hash chain of every board in it but of those that were being erased.
 * Throws a StartError where it is unsound.
 */
export async function verifyArchive(file: string): Promise<Contents> {
	const chains = new Map<string, Links>();
	const purged = new Set<unknown>();
	let [rows, changes, epoch] = [0, 0, ''];
	for await (const page of readArchive(file)) {
		rows += page.rows.length;
		epoch ||= epochIn(page);
		for (const { slug, state } of rowsOf(page, 'board')) if (state === 'purged') purged.add(slug);
		const log = rowsOf(page, 'change').filter(({ board }) => !purged.has(board));
		changes += log.length;
		for (const row of log) follow(chains, LogRow.parse(row), file);
	}
	const heads = Object.fromEntries([...chains].map(([slug, { revision }]) => [slug, revision]));
	return { boards: chains.size, changes, rows, heads, epoch };
}

const rowsOf = ({ table, rows }: Page, name: string): Page['rows'] =>
	getTableName(table) === name ? rows : [];

const epochIn = (page: Page): string =>
	String(rowsOf(page, 'decision').find(({ name }) => name === EPOCH)?.['value'] ?? '');

function follow(chains: Map<string, Links>, row: LogRow, file: string): void {
	const chain = chains.get(row.board) ?? new Links();
	chains.set(row.board, chain);
	const why = chain.add(row);
	if (why !== null)
		throw new StartError(
			`${file}: ${row.board} was altered at revision ${chain.revision + 1}: ${why}`
		);
}
