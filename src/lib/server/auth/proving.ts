import type { RequestEvent } from '@sveltejs/kit';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Person } from './gate.ts';
import { isFresh, provePassword } from './own-account.ts';
import { whenceOf } from './page-event.ts';

/** What is done with the person's password, unless it was wrong too often. */
export const proving = <T extends object>(
	event: RequestEvent,
	{ id }: Person,
	act: () => Promise<T | Refusal>
): Promise<T | Refusal> =>
	event.locals.accounts.guessing({ address: event.getClientAddress(), account: id }, act);

/** Proves that the person is there still: they have just signed in, or give their password again. */
export async function provingAnew(
	event: RequestEvent,
	person: Person,
	password: string
): Promise<{ isProven: true } | Refusal> {
	const { accounts } = event.locals;
	if (await isFresh(accounts, person, Date.now())) return { isProven: true };
	return proving(event, person, () => provePassword(accounts, password, whenceOf(event)));
}
