import { randomBytes } from 'node:crypto';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Accounts, type Whence } from '#lib/server/auth/accounts.ts';
import { AccessWatch } from '#lib/server/auth/access-watch.ts';
import { AccountStore } from '#lib/server/auth/account-store.ts';
import { ApiKeys } from '#lib/server/auth/api-keys.ts';
import { Gate } from '#lib/server/auth/gate.ts';
import { OneTimeLinks } from '#lib/server/auth/one-time-links.ts';
import type { Database } from '#lib/server/database/database.ts';
import { log } from '#lib/server/log.ts';
import type { Place } from '../store/engines.ts';
import type { Role } from '#lib/domain/role.ts';

log.level = 'silent';

const SECRET = 'a secret of thirty-two characters';
export const PASSWORD = 'correct horse battery';

/** A database whose writes fail for as long as some work goes on. */
function failingOnDemand(opened: Database) {
	let isFailing = false;
	const database: Database = {
		...opened,
		write: (statements) =>
			isFailing ? Promise.reject(new Error('The disk is full')) : opened.write(statements)
	};
	const failing = async (work: () => Promise<unknown>): Promise<unknown> => {
		isFailing = true;
		const outcome = await work().catch((error: unknown) => error);
		isFailing = false;
		return outcome;
	};
	return { database, failing };
}

/** All that has to do with accounts on a place, at a clock that stands still until it is moved. */
export async function aHouse(place: Place) {
	const { database, failing } = failingOnDemand(await place.open());
	const time = { now: Date.now() };
	const chance = { clock: () => time.now, random: randomBytes };
	const watch = new AccessWatch(database);
	const store = new AccountStore(database, watch);
	const links = new OneTimeLinks(database, chance);
	const keys = new ApiKeys(database, watch, chance);
	const accounts = new Accounts({ ...chance, database, secret: SECRET, store, links, watch });
	const gate = new Gate({
		...{ database, accounts: store, keys, watch, secret: SECRET, clock: chance.clock },
		findShown: () => Promise.resolve(undefined)
	});
	await watch.look();
	return { accounts, store, links, keys, gate, watch, time, database, failing };
}
export type House = Awaited<ReturnType<typeof aHouse>>;

export const whence = (over: Partial<Whence> = {}): Whence => ({
	origin: 'http://127.0.0.1:3000',
	address: '10.0.0.7',
	headers: new Headers(),
	...over
});

/** Makes an account with a role on `us-china`: its id. */
export async function aPerson(
	{ accounts }: House,
	email: string,
	role: Role = 'editor'
): Promise<string> {
	const given = { name: email.split('@')[0] ?? '', email, password: PASSWORD };
	const made = await accounts.create(given, {
		isAdmin: false,
		roles: new Map([['us-china', role]])
	});
	if (isRefusal(made)) throw new Error(made.message);
	return made.id;
}

/** Signs somebody in: the `Cookie` header that their browser sends from then on. */
export async function signedIn({ accounts }: House, email: string, over: Partial<Whence> = {}) {
	const outcome = await accounts.signIn({ email, password: PASSWORD }, whence(over));
	if (isRefusal(outcome)) throw new Error(outcome.message);
	return outcome.setCookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Who comes with these cookies. */
export const whoIs = ({ gate }: House, cookies: string, origin = whence().origin) =>
	gate.who({ cookies, key: undefined, origin });
