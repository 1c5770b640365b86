import type { Session } from 'better-auth';
import { instantOf } from '#lib/domain/day.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { higher } from '#lib/domain/role.ts';
import type { NewAccount, SignIn } from '#lib/protocol/accounts.ts';
import type { Bus } from '../bus/bus.ts';
import type { Statement } from '../database/database.ts';
import type { AccessWatch } from './access-watch.ts';
import type { AccountStore, Rights } from './account-store.ts';
import type { Better, BetterWorld } from './better.ts';
import { Invitations } from './invitations.ts';
import { NO_FIRST_ADMIN, type Chance, type Errand, type OneTimeLinks } from './one-time-links.ts';
import { spentLink, takenAddress, wrongPassword } from './refusals.ts';
import { ADDRESS_HEADER, sessionCookie } from './session-cookie.ts';
import { signInBy } from './sign-in.ts';
import { accountTries, type AccountTries, type Trier, type Tries } from './tries.ts';

/** Most addresses at which this server is found, for each of which the library is kept. */
const MOST_ORIGINS = 16;

/** From where somebody asks. */
export interface Whence {
	/** Where they find this server. */
	readonly origin: string;
	/** The network address they come from. */
	readonly address: string;
	/** The headers of their request. */
	readonly headers: Headers;
}

/** Cookies that a browser is to keep, as `Set-Cookie` headers. */
export interface Cookies {
	readonly setCookies: string[];
}

/** What came of a sign-in: done, or a second factor is asked for. */
export type SignedIn = Cookies & { readonly needs: 'nothing' | 'second factor' };

/** Who is to have an account: with a password, or known by a provider alone. */
export type Newcomer = Omit<NewAccount, 'password'> & { readonly password: string | null };

/** What accounts must know of the world. */
export interface AccountsWorld
	extends Chance, Omit<BetterWorld, 'origin' | 'maySignIn' | 'changed'> {
	readonly store: AccountStore;
	readonly links: OneTimeLinks;
	readonly watch: AccessWatch;
	/** What other processes tell. */
	readonly bus?: Bus;
}

/** The one door to accounts: who has one, and how they come in. */
export class Accounts {
	readonly #world: AccountsWorld;
	readonly #betters = new Map<string, Better>();
	readonly #tries: AccountTries;
	readonly invitations: Invitations;

	constructor(world: AccountsWorld) {
		this.#world = world;
		this.#tries = accountTries(world.bus);
		const spend = (trier: Trier) => this.#tries.invitations.spend(trier, world.clock());
		this.invitations = new Invitations(world.links, world.store, spend);
	}

	get store(): AccountStore {
		return this.#world.store;
	}

	get links(): OneTimeLinks {
		return this.#world.links;
	}

	/** The library of accounts for whoever finds this server at an address. It is large, and read once somebody needs it. */
	async at(origin: string): Promise<Better> {
		const { betterAt } = await import('./better.ts');
		const held = this.#betters.get(origin);
		if (held) return held;
		if (this.#betters.size >= MOST_ORIGINS) this.#betters.clear();
		const { database, secret, store, watch } = this.#world;
		const maySignIn = async (id: string) => (await store.find(id))?.isDisabled === false;
		const better = betterAt({
			...{ database, secret, origin, maySignIn },
			changed: async () => void (await watch.write([]))
		});
		this.#betters.set(origin, better);
		return better;
	}

	/** Lets somebody in by email and password. Whatever is wrong, the answer is the same, after the same work. */
	async signIn(given: SignIn, whence: Whence): Promise<SignedIn | Refusal> {
		const trier = { address: whence.address, account: given.email };
		const refusal = this.#tries.signIns.spend(trier, this.#world.clock());
		if (refusal) return refusal;
		const better = await this.at(whence.origin);
		const door = { better, store: this.store, headers: headersOf(whence) };
		const answer = await signInBy(door, given);
		if (!answer) return wrongPassword();
		this.#tries.signIns.giveBack(trier);
		const needs = 'twoFactorRedirect' in answer.response ? 'second factor' : 'nothing';
		return { setCookies: answer.headers.getSetCookie(), needs };
	}

	/** Does what asks somebody who has signed in for their password again, unless it was wrong too often. */
	guessing<T extends object>(trier: Trier, act: () => Promise<T | Refusal>): Promise<T | Refusal> {
		return this.#within(this.#tries.guesses, trier, act);
	}

	/** Does what a link is good for, unless what was tried with links was wrong too often. */
	arriving<T extends object>(trier: Trier, act: () => Promise<T | Refusal>): Promise<T | Refusal> {
		return this.#within(this.#tries.arrivals, trier, act);
	}

	/** Opens a session for whoever has proven to be somebody in another way than by a password; null where they are kept out. */
	async openSession(
		account: string,
		{ origin, address, headers }: Whence
	): Promise<Cookies | null> {
		const { internalAdapter, secret } = await (await this.at(origin)).$context;
		const from = { ipAddress: address, userAgent: headers.get('user-agent') ?? '' };
		const session: Session | null = await internalAdapter.createSession(account, false, from);
		if (!session) return null;
		const now = this.#world.clock();
		return { setCookies: [sessionCookie(session, { secret, origin, now })] };
	}

	/** Ends the session that a request comes with. */
	async signOut(whence: Whence): Promise<Cookies> {
		const headers = headersOf(whence);
		const { signOut } = (await this.at(whence.origin)).api;
		const answer = await signOut({ headers, returnHeaders: true });
		return { setCookies: answer.headers.getSetCookie() };
	}

	/** Makes an account; refused where its email is another's. */
	async create(
		given: Newcomer,
		rights: Rights,
		{ isProven = true, spending }: { isProven?: boolean; spending?: readonly Statement[] } = {}
	): Promise<{ id: string } | Refusal> {
		const id = crypto.randomUUID();
		const birth = {
			...{ id, name: given.name, email: given.email, ...rights, mayCreate: false, isProven },
			password: given.password === null ? null : await hashed(given.password),
			at: instantOf(this.#world.clock())
		};
		return (await this.store.add(birth, spending)) === 'written' ? { id } : takenAddress();
	}

	/** What a link is good for, as long as it is. */
	async errandOf(secret: string): Promise<Errand | Refusal> {
		const errand = await this.links.find(secret);
		if (!errand) return spentLink();
		if (errand.kind === 'first-admin' && !(await this.store.isEmpty())) return spentLink();
		if (errand.kind === 'invitation' && !(await this.invitations.isGood(errand)))
			return spentLink();
		return errand;
	}

	/** Makes the account that a link is good for. The link is good no more. */
	async join(secret: string, given: Newcomer): Promise<{ id: string } | Refusal> {
		const errand = await this.errandOf(secret);
		if (isRefusal(errand)) return errand;
		if (errand.kind === 'password') return spentLink();
		if (await this.store.findByEmail(given.email)) return takenAddress();
		const spending = this.links.spending(secret);
		const made = await (errand.kind === 'invitation'
			? this.create(
					given,
					{ isAdmin: errand.isAdmin, roles: new Map(errand.roles) },
					// Whoever was invited at an address and gives another has proven neither.
					{ isProven: errand.email === null || errand.email === given.email, spending }
				)
			: this.create(given, ADMIN, { spending: [...spending, NO_FIRST_ADMIN] }));
		// Somebody else may have used it meanwhile.
		return isRefusal(made) && !(await this.links.find(secret)) ? spentLink() : made;
	}

	/** Gives somebody who has an account already the rights that an invitation names; it takes none away. The link is good no more. */
	async accept(secret: string, account: string): Promise<{ id: string } | Refusal> {
		const errand = await this.#errandFor(secret, 'invitation');
		if (!errand) return spentLink();
		const held = await this.store.rolesOf(account);
		const roles = errand.roles.map(
			([board, role]) => [board, higher(held.get(board) ?? null, role) ?? role] as const
		);
		const rights = { isAdmin: errand.isAdmin, roles: new Map(roles) };
		const spending = this.links.spending(secret);
		const isGranted = (await this.store.grant(account, rights, spending)) === 'written';
		return isGranted ? { id: account } : spentLink();
	}

	/** Sets the password that a link is good for. The link is good no more, and all sessions end. */
	async resetPassword(secret: string, password: string): Promise<{ id: string } | Refusal> {
		const errand = await this.#errandFor(secret, 'password');
		if (!errand) return spentLink();
		const { account } = errand;
		const hash = await hashed(password);
		const at = instantOf(this.#world.clock());
		const spending = this.links.spending(secret);
		const isSet = (await this.store.setPassword(account, hash, at, spending)) === 'written';
		return isSet ? { id: account } : spentLink();
	}

	async #within<T extends object>(
		tries: Tries,
		trier: Trier,
		act: () => Promise<T | Refusal>
	): Promise<T | Refusal> {
		const refusal = tries.spend(trier, this.#world.clock());
		if (refusal) return refusal;
		const outcome = await act();
		if (!isRefusal(outcome)) tries.giveBack(trier);
		return outcome;
	}

	/** What a link is good for, if it is of that kind. */
	async #errandFor<K extends Errand['kind']>(
		secret: string,
		kind: K
	): Promise<Extract<Errand, { kind: K }> | undefined> {
		const isOfKind = (each: Errand): each is Extract<Errand, { kind: K }> => each.kind === kind;
		const errand = await this.errandOf(secret);
		return isRefusal(errand) || !isOfKind(errand) ? undefined : errand;
	}
}

/** The headers that the library reads: the request's own, and the address as we know it. */
export function headersOf({ headers, address }: Whence): Headers {
	const told = new Headers(headers);
	told.set(ADDRESS_HEADER, address);
	return told;
}

/** A password as it is kept. */
async function hashed(password: string): Promise<string> {
	const { hashPassword } = await import('better-auth/crypto');
	return hashPassword(password);
}

const ADMIN: Rights = { isAdmin: true, roles: new Map() };
