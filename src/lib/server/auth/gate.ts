import * as z from 'zod/mini';
import { ANYONE, type Asker } from '#lib/domain/asker.ts';
import { higher } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { cookieIn } from '../cookie-in.ts';
import type { Database } from '../database/database.ts';
import { orInTrouble, type DatabaseTrouble } from '../database/trouble.ts';
import { findHash } from '../displays/credential.ts';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import { sql } from '../store/statement.ts';
import type { AccessWatch } from './access-watch.ts';
import { AccountRow } from './account-rows.ts';
import type { AccountStore } from './account-store.ts';
import { askerOfKey, isKey, type ApiKeys } from './api-keys.ts';
import { sessionToken } from './session-cookie.ts';

/** What a request or a connection brings to say who it is. */
export interface Credentials {
	/** Its `Cookie` header. */
	readonly cookies: string | undefined;
	/** A program's key. */
	readonly key: string | undefined;
	/** Where its sender finds this server. */
	readonly origin: string;
}

/** A person who has signed in. */
export interface Person {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly twoFactor: boolean;
	/** The session they came with. */
	readonly session: string;
}

/** Who somebody was found to be. */
export interface Known {
	readonly asker: Asker;
	readonly person: Person | null;
	/** The key they gave is none, or none any more. */
	readonly wrongKey: boolean;
	/** Until when it holds if nothing changes, in ms. */
	readonly until: number;
}

/** What the gate must know of the installation. */
export interface GateWorld {
	readonly database: Database;
	readonly accounts: AccountStore;
	readonly keys: ApiKeys;
	readonly watch: AccessWatch;
	readonly secret: string;
	readonly clock: () => number;
	/** The board that the screen of this credential shows; undefined where it is no display. */
	readonly findShown: (credential: string) => Promise<Slug | undefined>;
}

const NOBODY: Known = { asker: ANYONE, person: null, wrongKey: false, until: Infinity };
const WRONG_KEY: Known = { ...NOBODY, wrongKey: true };
/** Most askers kept in memory. */
const MOST_KEPT = 5_000;

/** How soon a key is looked up again that could not be, in ms. */
const AGAIN = 1_000;

const SessionRow = z.object({ session: z.string(), expiresAt: z.string() });

/** Says who asks, by session, key or screen. What it has found it keeps until somebody's rights change. */
export class Gate {
	readonly #world: GateWorld;
	readonly #known = new Map<string, Promise<Known>>();
	/** How often somebody's rights have changed. */
	#changes = 0;

	constructor(world: GateWorld) {
		this.#world = world;
		world.watch.onChange(() => {
			this.#changes += 1;
			this.#known.clear();
		});
	}

	async who(credentials: Credentials): Promise<Known> {
		const session = sessionToken(credentials.cookies, {
			secret: this.#world.secret,
			origin: credentials.origin
		});
		const screen = findHash(cookieIn(credentials.cookies, DISPLAY_COOKIE));
		if (credentials.key !== undefined) {
			const { key } = credentials;
			// Whatever else may be sent as one, of any length, is not kept.
			return isKey(key) ? this.#kept(`key ${key}`, () => this.#byKey(key)) : WRONG_KEY;
		}
		if (session === undefined && screen === undefined) return NOBODY;
		return this.#kept(`${session} ${screen}`, async () => {
			const known = session === undefined ? NOBODY : await this.#bySession(session);
			return screen === undefined ? known : this.#withScreen(known, screen);
		});
	}

	/** Calls back whenever somebody may be another than they were found to be. */
	onChange(listener: () => void): () => void {
		return this.#world.watch.onChange(listener);
	}

	/** What an account may do; undefined where there is none, or it is kept out. */
	async askerOf(account: string): Promise<Asker | undefined> {
		const row = await this.#world.accounts.find(account);
		return row && !row.isDisabled ? this.#asker(row) : undefined;
	}

	async #kept(name: string, find: () => Promise<Known>): Promise<Known> {
		const held = await this.#known.get(name);
		if (held && held.until > this.#world.clock()) return held;
		if (this.#known.size >= MOST_KEPT) this.#known.clear();
		const changes = this.#changes;
		const still = (trouble: DatabaseTrouble) => this.#still(held, changes, trouble);
		const finding = orInTrouble(find(), still);
		this.#known.set(name, finding);
		finding.catch(() => this.#known.delete(name));
		return finding;
	}

	/** Without the database nobody's rights are known to have changed: a key counts on, a session that is over does not. */
	#still(held: Known | undefined, changes: number, trouble: DatabaseTrouble): Known {
		if (!held || changes !== this.#changes) throw trouble;
		return held.person ? NOBODY : { ...held, until: this.#world.clock() + AGAIN };
	}

	async #bySession(token: string): Promise<Known> {
		const [row] = await this.#world.database.read(
			sql(
				`select u.*, s.id as session, s."expiresAt" from session s
				join user_account u on u.id = s."userId" where s.token = ?`,
				token
			)
		);
		if (row === undefined) return NOBODY;
		const { session, expiresAt } = SessionRow.parse(row);
		const account = AccountRow.parse(row);
		const until = Date.parse(expiresAt);
		if (account.isDisabled || until <= this.#world.clock()) return NOBODY;
		const { id, name, email, twoFactorEnabled: twoFactor } = account;
		const person = { id, name, email, twoFactor, session };
		return { asker: await this.#asker(account), person, wrongKey: false, until };
	}

	async #byKey(key: string): Promise<Known> {
		const found = await this.#world.keys.find(key);
		if (!found) return WRONG_KEY;
		const maker = found.account === null ? null : await this.askerOf(found.account);
		if (maker === undefined) return WRONG_KEY;
		await orInTrouble(this.#world.keys.use(found), () => undefined);
		// Looked up again each minute, so that it is known when it was last used.
		const until = this.#world.clock() + 60_000;
		return { asker: askerOfKey(found, maker), person: null, wrongKey: false, until };
	}

	/** A screen may read the board that it shows. */
	async #withScreen(known: Known, screen: string): Promise<Known> {
		const board = await this.#world.findShown(screen);
		if (board === undefined) return known;
		const { boards } = known.asker;
		const role = higher(boards.get(board) ?? null, 'viewer') ?? 'viewer';
		return { ...known, asker: { ...known.asker, boards: new Map([...boards, [board, role]]) } };
	}

	async #asker({ id, name, isAdmin, mayCreate }: AccountRow): Promise<Asker> {
		return {
			actor: { kind: 'person', id, name },
			everywhere: isAdmin ? 'admin' : null,
			boards: await this.#world.accounts.rolesOf(id),
			mayCreate
		};
	}
}
