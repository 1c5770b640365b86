import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { instantOf } from '#lib/domain/day.ts';
import type { Database } from '../database/database.ts';
import * as tables from '../database/schema-accounts.sqlite.ts';
import { insert, sql } from '../store/statement.ts';
import type { Chance } from './one-time-links.ts';

/** How long somebody may take to touch their authenticator, in ms. */
const PATIENCE = 5 * 60 * 1000;
const CHALLENGE_BYTES = 32;

const PasskeyRow = z.object({
	id: z.string(),
	name: z.nullable(z.string()),
	userId: z.string(),
	credentialID: z.string(),
	publicKey: z.string(),
	counter: z.int(),
	createdAt: z.nullable(z.string())
});
export type PasskeyRow = z.infer<typeof PasskeyRow>;

/** What is kept of a new passkey. */
export interface NewPasskey {
	readonly account: string;
	readonly name: string;
	readonly credential: string;
	/** As base64url. */
	readonly publicKey: string;
	readonly counter: number;
	readonly deviceType: string;
	readonly backedUp: boolean;
	readonly aaguid: string;
}

const ChallengeRow = z.object({ value: z.string() });
/** For whom a challenge is that anybody may meet. */
const ANYBODY = '';

/** The passkeys of an installation, and the challenges that wait to be met, each once. */
export class PasskeyStore {
	readonly #database: Database;
	readonly #chance: Chance;

	constructor(database: Database, chance: Chance) {
		this.#database = database;
		this.#chance = chance;
	}

	/** Somebody's, in the order in which they were made. */
	async list(account: string): Promise<PasskeyRow[]> {
		const rows = await this.#database.read(
			sql('select * from passkey where "userId" = ? order by "createdAt", id', account)
		);
		return rows.map((row) => PasskeyRow.parse(row));
	}

	async find(credential: string): Promise<PasskeyRow | undefined> {
		const [row] = await this.#database.read(
			sql('select * from passkey where "credentialID" = ?', credential)
		);
		return row === undefined ? undefined : PasskeyRow.parse(row);
	}

	async add(made: NewPasskey): Promise<void> {
		const row = {
			id: crypto.randomUUID(),
			name: made.name,
			publicKey: made.publicKey,
			userId: made.account,
			credentialID: made.credential,
			counter: made.counter,
			deviceType: made.deviceType,
			backedUp: made.backedUp ? 1 : 0,
			transports: null,
			createdAt: this.#now(),
			aaguid: made.aaguid
		};
		await this.#database.write([insert(tables.passkey, [row])]);
	}

	/** Counts a use. False where another use has counted further: one of the two is a copy's. */
	async count(id: string, counter: number): Promise<boolean> {
		const rows = await this.#database.read(
			sql(
				'update passkey set counter = ? where id = ? and (counter < ? or ? = 0) returning id',
				counter,
				id,
				counter,
				counter
			)
		);
		return rows.length > 0;
	}

	async rename(account: string, id: string, name: string): Promise<void> {
		await this.#database.write([
			sql('update passkey set name = ? where id = ? and "userId" = ?', name, id, account)
		]);
	}

	async remove(account: string, id: string): Promise<void> {
		await this.#database.write([
			sql('delete from passkey where id = ? and "userId" = ?', id, account)
		]);
	}

	/** A new challenge, to make one for an account, or for anybody to show theirs. */
	async challenge(account: string = ANYBODY): Promise<Uint8Array<ArrayBuffer>> {
		const bytes = Uint8Array.from(this.#chance.random(CHALLENGE_BYTES));
		const now = this.#now();
		const row = {
			id: crypto.randomUUID(),
			identifier: hashOf(Buffer.from(bytes).toString('base64url')),
			value: account,
			expiresAt: instantOf(this.#chance.clock() + PATIENCE),
			createdAt: now,
			updatedAt: now
		};
		await this.#database.write([
			sql(`delete from verification where identifier like 'passkey %' and "expiresAt" <= ?`, now),
			insert(tables.verification, [row])
		]);
		return bytes;
	}

	/** Whether a challenge waited for that account, or for anybody. It waits no more. */
	async meet(challenge: string, account: string = ANYBODY): Promise<boolean> {
		const [row] = await this.#database.read(
			sql(
				'delete from verification where identifier = ? and "expiresAt" > ? returning value',
				hashOf(challenge),
				this.#now()
			)
		);
		return row !== undefined && ChallengeRow.parse(row).value === account;
	}

	#now(): string {
		return instantOf(this.#chance.clock());
	}
}

const hashOf = (challenge: string): string =>
	`passkey ${createHash('sha256').update(challenge).digest('hex')}`;
