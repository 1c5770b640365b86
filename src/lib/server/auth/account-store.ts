import type { Asker } from '#lib/domain/asker.ts';
import type { Role } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement, Value, Written } from '../database/database.ts';
import * as tables from '../database/schema-accounts.sqlite.ts';
import { insert, sql } from '../store/statement.ts';
import type { AccessWatch } from './access-watch.ts';
import { AccountRow, DeskRow, MembershipRow, PasswordRow, SessionRow } from './account-rows.ts';

/** A new account: who it is, and the hash of its password where it has one. */
export interface AccountBirth {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly password: string | null;
	readonly isAdmin: boolean;
	readonly mayCreate: boolean;
	/** Whether the address is known to be theirs; else somebody who proves it takes the account over. */
	readonly isProven: boolean;
	readonly roles: ReadonlyMap<Slug, Role>;
	/** As ISO text. */
	readonly at: string;
}

/** What an account may do, everywhere and on single boards. */
export type Rights = Pick<AccountBirth, 'isAdmin' | 'roles'>;

/** The accounts of an installation and their roles. Whatever takes or gives rights is told to every process. */
export class AccountStore {
	readonly #database: Database;
	readonly #watch: AccessWatch;

	constructor(database: Database, watch: AccessWatch) {
		this.#database = database;
		this.#watch = watch;
	}

	/** Everybody, in order of their names. */
	async all(): Promise<AccountRow[]> {
		return this.#accounts('order by lower(name), id');
	}

	async find(id: string): Promise<AccountRow | undefined> {
		return (await this.#accounts('where id = ?', id))[0];
	}

	async findByEmail(email: string): Promise<AccountRow | undefined> {
		return (await this.#accounts('where email = ?', email.toLowerCase()))[0];
	}

	/** Whether there is any account. */
	async isEmpty(): Promise<boolean> {
		return (await this.#accounts('limit 1')).length === 0;
	}

	/** Keeps a new account, all of it or nothing; `taken` where its email is another's. `spending`: what it comes of is used up. */
	add(birth: AccountBirth, spending: readonly Statement[] = []): Promise<Written> {
		return this.#watch.write([...spending, ...birthOf(birth)]);
	}

	/** Everybody's roles on single boards. */
	async memberships(): Promise<MembershipRow[]> {
		const rows = await this.#database.read(sql('select board, account, role from membership'));
		return rows.map((row) => MembershipRow.parse(row));
	}

	/** Who is at the desk of a board: its members and the site admins, but for those who are kept out. */
	async deskOf(board: Slug): Promise<DeskRow[]> {
		const rows = await this.#database.read(
			sql(
				`select u.id, u.name, case when u."isAdmin" = 1 then 'admin' else m.role end as role
				from user_account u left join membership m on m.account = u.id and m.board = ?
				where u."isDisabled" = 0 and (u."isAdmin" = 1 or m.role is not null) order by lower(u.name), u.id`,
				board
			)
		);
		return rows.map((row) => DeskRow.parse(row));
	}

	/** What somebody may do on single boards. */
	async rolesOf(account: string): Promise<Asker['boards']> {
		const rows = await this.#database.read(
			sql('select board, account, role from membership where account = ?', account)
		);
		return new Map(rows.map((row) => MembershipRow.parse(row)).map((row) => [row.board, row.role]));
	}

	/** Gives somebody a role on a board, or takes it away. */
	async setRole(account: string, board: Slug, role: Role | null): Promise<void> {
		await this.#watch.write(roleOf(account, board, role));
	}

	/** Gives somebody rights, all of them or none. `spending`: what they come of is used up. */
	grant(account: string, rights: Rights, spending: readonly Statement[]): Promise<Written> {
		return this.#watch.write([
			...spending,
			...[...rights.roles].flatMap(([board, role]) => roleOf(account, board, role)),
			...(rights.isAdmin ? [flagOf(account, 'isAdmin', true)] : [])
		]);
	}

	async setAdmin(account: string, isAdmin: boolean): Promise<void> {
		await this.#set(account, 'isAdmin', isAdmin);
	}

	async setMayCreate(account: string, mayCreate: boolean): Promise<void> {
		await this.#set(account, 'mayCreate', mayCreate);
	}

	/** Keeps somebody out, whose sessions end at once, or lets them in again. */
	async setDisabled(account: string, isDisabled: boolean): Promise<void> {
		await this.#set(account, 'isDisabled', isDisabled);
		if (isDisabled) await this.endSessions(account);
	}

	async rename(account: string, name: string): Promise<void> {
		await this.#watch.write([sql('update user_account set name = ? where id = ?', name, account)]);
	}

	/**
	 * Gives somebody a password by its hash, and ends all their sessions and every sign-in that waits for its second step.
	 * `spending`: what it comes of is used up.
	 */
	setPassword(
		account: string,
		password: string,
		at: string,
		spending: readonly Statement[] = []
	): Promise<Written> {
		return this.#watch.write([
			...spending,
			sql(`delete from credential where "userId" = ? and "providerId" = 'credential'`, account),
			insert(tables.credential, [credentialOf(account, password, at)]),
			sql('delete from session where "userId" = ?', account),
			secondStepsOf(account)
		]);
	}

	/** Ends every sign-in of somebody that waits for its second step. */
	async endSecondSteps(account: string): Promise<void> {
		await this.#watch.write([secondStepsOf(account)]);
	}

	/** The hash of the password by which the account with an address is opened; undefined where there is none. */
	async passwordOf(email: string): Promise<string | undefined> {
		const [row] = await this.#database.read(
			sql(
				`select c.password from credential c join user_account u on u.id = c."userId"
				where u.email = ? and c."providerId" = 'credential'`,
				email.toLowerCase()
			)
		);
		return row === undefined ? undefined : PasswordRow.parse(row).password;
	}

	/** Takes somebody's second factor away. */
	async dropTwoFactor(account: string): Promise<void> {
		await this.#watch.write([
			sql('delete from two_factor where "userId" = ?', account),
			sql('update user_account set "twoFactorEnabled" = 0 where id = ?', account)
		]);
	}

	/** The sessions of somebody, the latest first. */
	async sessionsOf(account: string): Promise<SessionRow[]> {
		const rows = await this.#database.read(
			sql('select * from session where "userId" = ? order by "createdAt" desc', account)
		);
		return rows.map((row) => SessionRow.parse(row));
	}

	/** Ends one session of somebody. */
	async endSession(account: string, id: string): Promise<void> {
		await this.#watch.write([
			sql('delete from session where "userId" = ? and id = ?', account, id)
		]);
	}

	async endSessions(account: string): Promise<void> {
		await this.#watch.write([sql('delete from session where "userId" = ?', account)]);
	}

	async #set(account: string, column: Flag, value: boolean) {
		await this.#watch.write([flagOf(account, column, value)]);
	}

	async #accounts(end: string, ...args: Value[]): Promise<AccountRow[]> {
		const rows = await this.#database.read(sql(`select * from user_account ${end}`, ...args));
		return rows.map((row) => AccountRow.parse(row));
	}
}

type Flag = 'isAdmin' | 'mayCreate' | 'isDisabled';

const flagOf = (account: string, column: Flag, value: boolean): Statement =>
	sql(`update user_account set "${column}" = ? where id = ?`, value ? 1 : 0, account);

const roleOf = (account: string, board: Slug, role: Role | null): Statement[] => [
	sql('delete from membership where account = ? and board = ?', account, board),
	...(role ? [insert(tables.membership, [{ account, board, role }])] : [])
];

/** The library keeps of a sign-in that waits whose it is, by the value. */
const secondStepsOf = (account: string): Statement =>
	sql('delete from verification where value = ?', account);

function birthOf(birth: AccountBirth): Statement[] {
	const { id, name, email, password, at } = birth;
	const roles = [...birth.roles].map(([board, role]) => ({ board, account: id, role }));
	return [
		insert(tables.userAccount, [
			{
				id,
				name,
				email: email.toLowerCase(),
				emailVerified: birth.isProven ? 1 : 0,
				image: null,
				createdAt: at,
				updatedAt: at,
				twoFactorEnabled: 0,
				isAdmin: birth.isAdmin ? 1 : 0,
				mayCreate: birth.mayCreate ? 1 : 0,
				isDisabled: 0
			}
		]),
		...(password === null ? [] : [insert(tables.credential, [credentialOf(id, password, at)])]),
		...(roles.length > 0 ? [insert(tables.membership, roles)] : [])
	];
}

const credentialOf = (account: string, password: string, at: string) => ({
	id: crypto.randomUUID(),
	accountId: account,
	providerId: 'credential',
	userId: account,
	accessToken: null,
	refreshToken: null,
	idToken: null,
	accessTokenExpiresAt: null,
	refreshTokenExpiresAt: null,
	scope: null,
	password,
	createdAt: at,
	updatedAt: at
});
