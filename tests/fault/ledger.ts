import { expect } from 'vitest';
import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import type { Client } from './client.ts';

/** What came of every command that was sent, as its sender knows it. */
export class Ledger {
	/** By command, the revision it was told. */
	readonly acknowledged = new Map<string, number>();
	readonly refused = new Set<string>();
	/** Without an answer, or unavailable: it may have taken effect. */
	readonly unknown = new Set<string>();

	acknowledge(id: string, revision: number): void {
		this.unknown.delete(id);
		this.acknowledged.set(id, revision);
	}
}

/** Everything that a database has kept of the board, as a server that starts now reads it. */
export async function logAt(url: string): Promise<Change[]> {
	const store = openStore(await openDatabase(url));
	const { revision } = await store.load('us-china');
	const changes = [];
	for (let read = 0; read < revision; read += 1000) {
		changes.push(...(await store.changesSince('us-china', read, 1000)));
	}
	await store.close();
	return changes;
}

/** Says that the log has all that was acknowledged, once, where it was told to be, and nothing that was refused. */
export function expectKept(log: readonly Change[], ledger: Ledger): void {
	expect(log.map((change) => change.revision)).toEqual(log.map((_, index) => index + 1));
	const times = new Map<string, number>();
	for (const { command } of log) times.set(command, (times.get(command) ?? 0) + 1);
	const misplaced = [...ledger.acknowledged].filter(
		([id, revision]) => times.get(id) !== 1 || log[revision - 1]?.command !== id
	);
	expect(misplaced).toEqual([]);
	expect([...ledger.refused].filter((id) => times.has(id))).toEqual([]);
	expect([...ledger.unknown].filter((id) => (times.get(id) ?? 0) > 1)).toEqual([]);
}

/** Says that every client holds what the log folds to at its revision, and was never led back or over a gap. */
export function expectSeen(log: readonly Change[], clients: readonly Client[]): void {
	const wanted = new Map(clients.map((client) => [client.revision, client.board]));
	let board = emptyBoard('us-china');
	for (const change of log) {
		board = evolve(board, change);
		const seen = wanted.get(change.revision);
		if (seen) expect(seen).toEqual(JSON.parse(JSON.stringify(board)));
	}
	for (const client of clients) {
		expect(client.revision).toBeLessThanOrEqual(log.length);
		expect(client.faults).toEqual([]);
		expect(client.board).toEqual(wanted.get(client.revision));
	}
}
