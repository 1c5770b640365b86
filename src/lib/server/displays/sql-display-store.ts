import * as z from 'zod/mini';
import { instantOf, type Instant } from '#lib/domain/day.ts';
import { Display } from '#lib/domain/display.ts';
import { ACCESS_CHANGED } from '../auth/access-watch.ts';
import type { Database, Statement } from '../database/database.ts';
import type { CredentialHash } from './credential.ts';
import type { DisplayStore, Kept } from './display-store.ts';

/** PostgreSQL gives its 64-bit integers as text. */
const Row = z.object({
	credential: z.string(),
	seen: z.nullable(z.coerce.number()),
	version: z.string(),
	payload: z.string()
});

const COLUMNS = 'credential, seen, version, payload';

/** Displays in the same database as the boards. What a screen says of itself has columns of its own, so that it never undoes what the desk says. */
export class SqlDisplayStore implements DisplayStore {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	all(): Promise<Kept[]> {
		return this.#read({ sql: `SELECT ${COLUMNS} FROM display ORDER BY number`, args: [] });
	}

	async find(id: string): Promise<Kept | undefined> {
		const sql = `SELECT ${COLUMNS} FROM display WHERE id = ?`;
		return (await this.#read({ sql, args: [id] }))[0];
	}

	async findByCredential(credential: CredentialHash): Promise<Kept | undefined> {
		const sql = `SELECT ${COLUMNS} FROM display WHERE credential = ?`;
		return (await this.#read({ sql, args: [credential] }))[0];
	}

	async add({ display, credential }: Kept): Promise<'added' | 'taken'> {
		const sql =
			'INSERT INTO display (id, number, credential, seen, version, payload) VALUES (?, ?, ?, ?, ?, ?)';
		const { id, number, seen, version } = display;
		const args = [id, number, credential, msOf(seen), version, payloadOf(display)];
		return (await this.#database.write([{ sql, args }])) === 'written' ? 'added' : 'taken';
	}

	async save(display: Display, before: Display): Promise<'saved' | 'changed'> {
		const { id } = display;
		const [row] = await this.#database.read({
			sql: `SELECT ${COLUMNS} FROM display WHERE id = ?`,
			args: [id]
		});
		if (row === undefined || payloadOf(keptOf(row).display) !== payloadOf(before)) return 'changed';
		const [was, is] = [Row.parse(row).payload, payloadOf(display)];
		const outcome = await this.#database.write([
			{ sql: 'UPDATE display SET payload = ? WHERE id = ? AND payload = ?', args: [is, id, was] },
			unless(id, is),
			ACCESS_CHANGED
		]);
		return outcome === 'written' ? 'saved' : 'changed';
	}

	async saw(id: string, seen: Instant, version: string): Promise<void> {
		const sql = 'UPDATE display SET seen = ?, version = ? WHERE id = ?';
		await this.#database.write([{ sql, args: [msOf(seen), version, id] }]);
	}

	async remove(id: string): Promise<void> {
		const sql = 'DELETE FROM display WHERE id = ?';
		await this.#database.write([{ sql, args: [id] }, ACCESS_CHANGED]);
	}

	async #read(query: Statement): Promise<Kept[]> {
		return (await this.#database.read(query)).map(keptOf);
	}
}

/** Takes an id that is taken, which undoes all that is written with it, unless a display is as it should be by now. */
const unless = (id: string, payload: string): Statement => ({
	sql: `INSERT INTO display (id, number, ${COLUMNS}) SELECT id, number, ${COLUMNS} FROM display WHERE id = ? AND payload <> ?`,
	args: [id, payload]
});

function keptOf(row: unknown): Kept {
	const { credential, seen, version, payload } = Row.parse(row);
	const said = { seen: seen === null ? null : instantOf(seen), version };
	return { credential, display: Display.parse({ ...JSON.parse(payload), ...said }) };
}

/** The same text for the same display, however it was put together. */
function payloadOf(display: Display): string {
	const { seen: _, version: __, ...rest } = Display.parse(display);
	return JSON.stringify(rest);
}

const msOf = (at: Instant | null): number | null => (at === null ? null : Date.parse(at));
