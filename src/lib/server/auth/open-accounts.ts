import { randomBytes } from 'node:crypto';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { ALONE, type Bus } from '../bus/bus.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { DisplayStore } from '../displays/display-store.ts';
import { smtpMailer } from '../mail/mailer.ts';
import { AccessWatch } from './access-watch.ts';
import { AccountStore } from './account-store.ts';
import { Accounts } from './accounts.ts';
import { ApiKeys } from './api-keys.ts';
import { decided } from '../database/decisions.ts';
import { Gate } from './gate.ts';
import { Members } from './members.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { PasswordMail } from './password-mail.ts';
import { PasskeyStore } from './passkey-store.ts';
import { Passkeys } from './passkeys.ts';
import { ProviderLinks } from './provider-links.ts';
import { Provider } from './provider.ts';
import { SignUp } from './sign-up.ts';
import type { Ways } from './ways.ts';

/** How long the link to become the first admin is good, in ms: every start makes a new one. */
const FIRST_LINK = 7 * 24 * 60 * 60 * 1000;

/** All that has to do with who somebody is. */
export interface Identity {
	readonly accounts: Accounts;
	readonly keys: ApiKeys;
	readonly members: Members;
	readonly gate: Gate;
	readonly watch: AccessWatch;
	readonly ways: Ways;
}

/** Opens the accounts of an installation. */
export async function openAccounts(
	database: Database,
	config: Pick<Config, 'secret' | 'signIn' | 'mail'>,
	displays: Pick<DisplayStore, 'findByCredential'>,
	bus: Bus = ALONE
): Promise<Identity> {
	const clock = Date.now;
	const chance = { clock, random: randomBytes };
	const secret =
		config.secret ??
		(await decided(database, 'secret', () => randomBytes(32).toString('base64url')));
	const watch = new AccessWatch(database);
	const store = new AccountStore(database, watch);
	const links = new OneTimeLinks(database, chance);
	const keys = new ApiKeys(database, watch, chance);
	const accounts = new Accounts({ ...chance, database, secret, store, links, watch, bus });
	const findShown = shownBy(displays);
	const gate = new Gate({ database, accounts: store, keys, watch, secret, clock, findShown });
	await watch.look();
	const { provider, signUp: isOpen } = config.signIn;
	const ways = {
		isOpen,
		passkeys: new Passkeys({ accounts, store: new PasskeyStore(database, chance), clock, bus }),
		links: new ProviderLinks(database, watch, clock),
		signUp: isOpen ? new SignUp(accounts, clock, bus) : null,
		provider: provider ? new Provider(provider) : null,
		passwordMail: config.mail
			? new PasswordMail({
					accounts,
					mailer: smtpMailer(config.mail),
					clock,
					origin: config.mail.origin,
					bus
				})
			: null
	};
	return { accounts, keys, members: new Members(database, watch), gate, watch, ways };
}

const shownBy =
	(displays: Pick<DisplayStore, 'findByCredential'>) =>
	async (credential: string): Promise<Slug | undefined> => {
		const kept = await displays.findByCredential(credential);
		return kept && !kept.display.revoked ? kept.display.board : undefined;
	};

/** The path of a link by which the first admin is made; undefined where there is one, or the configuration has just made one. */
export async function firstAdminPath(
	accounts: Accounts,
	admin: Config['admin']
): Promise<string | undefined> {
	if (!(await accounts.store.isEmpty())) return undefined;
	if (admin) {
		const name = admin.email.split('@')[0] ?? admin.email;
		const made = await accounts.create({ name, ...admin }, { isAdmin: true, roles: new Map() });
		if (!isRefusal(made)) return undefined;
		// Another process has just made it.
		if (!(await accounts.store.isEmpty())) return undefined;
	}
	return `/join/${await accounts.links.make({ kind: 'first-admin' }, FIRST_LINK)}`;
}
