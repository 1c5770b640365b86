import { isRefusal } from '#lib/domain/refusal.ts';
import { Name } from '#lib/domain/text.ts';
import type { ProviderFault } from '#lib/protocol/accounts.ts';
import type { AccountRow } from './account-rows.ts';
import type { Accounts } from './accounts.ts';
import type { ProviderLinks } from './provider-links.ts';
import type { Proven } from './provider.ts';

/** Who somebody is here, or why they are nobody. */
export type Entry = { readonly id: string } | { readonly fault: ProviderFault };

/** What lets somebody in whom a provider knows. */
export interface ComingIn {
	readonly accounts: Accounts;
	readonly links: ProviderLinks;
	/** Whether anybody may have an account. */
	readonly isOpen: boolean;
}

/**
 * The account of somebody who has proven at a provider who they are: the one that is theirs already, else the one with their
 * address, else a new one where they are invited or anybody may have one.
 */
export async function comeIn(
	{ accounts, links, isOpen }: ComingIn,
	{ subject, email, name }: Proven,
	invitation: string | null
): Promise<Entry> {
	const theirs = await links.find(subject);
	if (theirs !== undefined) return { id: theirs };
	if (email === undefined) return { fault: 'unverified' };
	const account = await accounts.store.findByEmail(email);
	if (account) return linked(links, account, subject);
	const newcomer = { name: nameOf(name, email), email, password: null };
	const made = await newAccount(accounts, { newcomer, invitation, isOpen });
	if ('id' in made) await links.add(made.id, subject);
	return made;
}

/** Whoever could be the account's owner by its address is, unless somebody else has been already. */
async function linked(links: ProviderLinks, account: AccountRow, subject: string): Promise<Entry> {
	if (await links.isLinked(account.id)) return { fault: 'taken' };
	await links.add(account.id, subject);
	return { id: account.id };
}

async function newAccount(
	accounts: Accounts,
	{
		newcomer,
		invitation,
		isOpen
	}: {
		newcomer: { name: string; email: string; password: null };
		invitation: string | null;
		isOpen: boolean;
	}
): Promise<Entry> {
	if (invitation !== null) {
		const made = await accounts.join(invitation, newcomer);
		if (!isRefusal(made)) return made;
	}
	if (!isOpen) return { fault: 'stranger' };
	const made = await accounts.create(newcomer, { isAdmin: false, roles: new Map() });
	return isRefusal(made) ? { fault: 'failed' } : made;
}

const nameOf = (name: string, email: string): string =>
	Name.safeParse(name).data ?? (email.split('@')[0] ?? email).slice(0, 80);
