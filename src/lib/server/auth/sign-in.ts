import { isRefusal } from '#lib/domain/refusal.ts';
import type { SignIn } from '#lib/protocol/accounts.ts';
import type { AccountStore } from './account-store.ts';
import type { Better } from './better.ts';
import { refusing } from './refusing.ts';

/** Where somebody signs in, and with which headers. */
interface Door {
	readonly better: Better;
	readonly store: Pick<AccountStore, 'passwordOf'>;
	readonly headers: Headers;
}

/** What the library says to an email and a password; null where they are not, or by now are no more, those of an account. */
export async function signInBy({ better, store, headers }: Door, { email, password }: SignIn) {
	const before = await store.passwordOf(email);
	const body = { email, password };
	const answer = await refusing(() =>
		better.api.signInEmail({ body, headers, returnHeaders: true })
	);
	if (isRefusal(answer)) return null;
	if ((await store.passwordOf(email)) === before) return answer;
	// All sessions ended with that password, and this one began after them.
	if ('token' in answer.response) {
		const { internalAdapter } = await better.$context;
		await internalAdapter.deleteSession(answer.response.token);
	}
	return null;
}
