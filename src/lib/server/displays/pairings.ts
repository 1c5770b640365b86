import { CODE_LASTS, findCode, type PairingCode } from '#lib/domain/pairing-code.ts';
import * as z from 'zod/mini';
import type { Database } from '../database/database.ts';
import { pairing } from '../database/schema.sqlite.ts';
import { insert, sql } from '../store/statement.ts';
import type { CredentialHash } from './credential.ts';

/** Most screens that wait to be paired, in all and from one address. */
const MOST_WAITING = 500;
const MOST_OF_ADDRESS = 50;
/** A code is thrown away once so many wrong ones were tried while it was shown. */
const MOST_GUESSES = 50;
/** An expired code is remembered for this long, in ms, for its screen to be given another. */
const FORGOTTEN_AFTER = 60_000;
/** Random bytes for one code: nearly always enough. */
const BYTES = 32;

/** A code that a screen shows until it expires. */
export interface Offer {
	readonly credential: CredentialHash;
	readonly address: string;
	readonly code: PairingCode;
	/** Ms since 1970. */
	readonly expires: number;
}

const Row = z.object({
	credential: z.string(),
	address: z.string(),
	code: z.string(),
	expires: z.number()
});
const COLUMNS = 'credential, address, code, expires';
const Waiting = z.object({ all: z.coerce.number(), here: z.coerce.number() });

/** The codes that unpaired screens show now, in the database: a code is typed at whichever process. */
export class Pairings {
	readonly #db: Database;
	readonly #random: (bytes: number) => Uint8Array;

	constructor(db: Database, random: (bytes: number) => Uint8Array) {
		this.#db = db;
		this.#random = random;
	}

	/** The code that the screen at `address` shows at `now` (ms since 1970): the same while it is good; null where too many wait. */
	async offerTo(credential: CredentialHash, address: string, now: number): Promise<Offer | null> {
		const present = await this.#find(credential);
		if (present && present.expires > now) return present;
		if (await this.#isCrowded(address, now)) return null;
		for (;;) {
			const made = { credential, address, code: this.#code(), expires: now + CODE_LASTS };
			// Another screen may show the same: then there is another code.
			if (await this.#offer(made, now)) return (await this.#find(credential)) ?? null;
		}
	}

	/** The code of a screen that was offered one before, anew where that has expired; undefined where it was not: it begins anew. */
	async renewed(credential: CredentialHash, now: number): Promise<Offer | null | undefined> {
		const present = await this.#find(credential);
		return present && this.offerTo(credential, present.address, now);
	}

	/** The offer of that code, which is then good no more; undefined where no screen shows it now. */
	async take(code: PairingCode, now: number): Promise<Offer | undefined> {
		const taken = `delete from pairing where code = ? and expires > ? returning ${COLUMNS}`;
		return offerIn(await this.#db.read(sql(taken, code, now)));
	}

	/** Undoes a `take` that came to nothing. */
	async giveBack(offer: Offer): Promise<void> {
		await this.#db.write([insert(pairing, [{ ...offer, guesses: 0 }])]);
	}

	/** Counts a wrong guess against every code it might have hit. Those guessed at too often are thrown away: whose they were is told. */
	async guessed(now: number): Promise<CredentialHash[]> {
		await this.#db.write([sql('update pairing set guesses = guesses + 1 where expires > ?', now)]);
		const worn = await this.#db.read(
			sql(
				`update pairing set expires = ?, guesses = 0 where guesses >= ${MOST_GUESSES} and expires > ?
				returning ${COLUMNS}`,
				...[now, now]
			)
		);
		return worn.map((row) => Row.parse(row).credential);
	}

	async #find(credential: CredentialHash): Promise<Offer | undefined> {
		const query = `select ${COLUMNS} from pairing where credential = ?`;
		return offerIn(await this.#db.read(sql(query, credential)));
	}

	/** False where the code is another screen's. One that is good stays. */
	async #offer({ credential, address, code, expires }: Offer, now: number): Promise<boolean> {
		const outcome = await this.#db.write([
			sql('delete from pairing where expires <= ?', now - FORGOTTEN_AFTER),
			sql(
				`insert into pairing (${COLUMNS}, guesses) values (?, ?, ?, ?, 0)
				on conflict (credential) do update set address = excluded.address, code = excluded.code,
				expires = excluded.expires, guesses = 0 where pairing.expires <= ?`,
				...[credential, address, code, expires, now]
			)
		]);
		return outcome === 'written';
	}

	async #isCrowded(address: string, now: number): Promise<boolean> {
		const query = `select count(*) as "all", count(case when address = ? then 1 end) as here
			from pairing where expires > ?`;
		const { all, here } = Waiting.parse((await this.#db.read(sql(query, address, now)))[0]);
		return all >= MOST_WAITING || here >= MOST_OF_ADDRESS;
	}

	#code(): PairingCode {
		for (;;) {
			const code = findCode(this.#random(BYTES));
			if (code !== undefined) return code;
		}
	}
}

const offerIn = ([row]: readonly unknown[]): Offer | undefined =>
	row === undefined ? undefined : Row.parse(row);
