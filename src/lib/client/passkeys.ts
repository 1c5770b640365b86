import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { ErrorAnswer } from '#lib/protocol/api.ts';
import { SignedInAnswer } from '#lib/protocol/passkeys.ts';

const ACCOUNT = '/account/passkeys';
const SIGN_IN = '/sign-in/passkey';

/** Whether this browser has passkeys for this address: they belong to a name, over a connection that nobody reads. */
export const hasPasskeys = (): boolean =>
	isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname);

/** Has the device make one and the server keep it; the refusal where either does not. */
export async function makePasskey(given: {
	name: string;
	password: string;
}): Promise<Refusal | null> {
	const begun = await sent(ACCOUNT, 'POST', { password: given.password });
	if (isRefusal(begun)) return begun;
	const made = await asked(() => startRegistration({ optionsJSON: optionsIn(begun) }));
	if (isRefusal(made)) return made;
	const kept = await sent(ACCOUNT, 'PUT', { name: given.name, made });
	return isRefusal(kept) ? kept : null;
}

/** Signs in whoever shows theirs: where that leads; the refusal where it does not. */
export async function signInByPasskey(back: string): Promise<{ back: string } | Refusal> {
	const begun = await sent(SIGN_IN, 'POST', {});
	if (isRefusal(begun)) return begun;
	const shown = await asked(() => startAuthentication({ optionsJSON: optionsIn(begun) }));
	if (isRefusal(shown)) return shown;
	const answer = await sent(SIGN_IN, 'PUT', { back, shown });
	return isRefusal(answer) ? answer : SignedInAnswer.parse(answer);
}

/** The server made these options with the same library. */
const optionsIn = <T extends object>(answer: object): T =>
	isOptions<T>(answer) ? answer : never();
const isOptions = <T extends object>(answer: object): answer is T => 'challenge' in answer;
const never = () => {
	throw new Error('These are no options');
};

/** What the device says; people stop it as they like, and browsers do not tell why. */
async function asked<T extends object>(ask: () => Promise<T>): Promise<T | Refusal> {
	try {
		return await ask();
	} catch (error) {
		const isHeld = error instanceof Error && error.name === 'InvalidStateError';
		return isHeld
			? refuse('conflict', 'This device has a passkey of this account already')
			: refuse(
					'invalid',
					'The browser has made or shown no passkey: it was stopped, or took too long'
				);
	}
}

async function sent(
	address: string,
	method: 'POST' | 'PUT',
	body: object
): Promise<object | Refusal> {
	const headers = { 'content-type': 'application/json' };
	try {
		const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
		const json: unknown = await answer.json();
		const refused = ErrorAnswer.safeParse(json);
		if (refused.success) return refused.data.error;
		if (typeof json === 'object' && json !== null) return json;
	} catch {
		// Without the network, as without an answer.
	}
	return refuse('unavailable', 'The server does not answer now');
}
