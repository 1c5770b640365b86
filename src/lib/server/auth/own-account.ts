import * as z from 'zod/mini';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Person } from './gate.ts';
import { headersOf, type Accounts, type Cookies, type Whence } from './accounts.ts';
import { refusing } from './refusing.ts';

const wrongPassword = () =>
	refuse('invalid', 'The password is wrong', { password: 'is not your password' });
const wrongCode = () =>
	refuse('invalid', 'The code is wrong', { code: 'is wrong, or its time is over' });

const Begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** Gives the account that asks another password; all its other sessions end, and what waits for a second step. */
export async function changePassword(
	accounts: Accounts,
	account: string,
	{ password, next }: { password: string; next: string },
	whence: Whence
): Promise<Cookies | Refusal> {
	const body = { currentPassword: password, newPassword: next, revokeOtherSessions: true };
	const { changePassword: change } = (await accounts.at(whence.origin)).api;
	const headers = headersOf(whence);
	const answer = await refusing(() => change({ body, headers, returnHeaders: true }));
	if (!isRefusal(answer)) await accounts.store.endSecondSteps(account);
	return cookiesOf(answer, wrongPassword);
}

/** Prepares a second factor: what an authenticator reads, and the codes for when it is lost. It counts once it is confirmed. */
export async function beginSecondFactor(
	accounts: Accounts,
	password: string,
	whence: Whence
): Promise<{ uri: string; codes: string[] } | Refusal> {
	const { enableTwoFactor } = (await accounts.at(whence.origin)).api;
	const headers = headersOf(whence);
	const answer = await refusing(() => enableTwoFactor({ body: { password }, headers }));
	if (isRefusal(answer)) return wrongPassword();
	const { totpURI, backupCodes } = Begun.parse(answer);
	return { uri: totpURI, codes: backupCodes };
}

/** Proves a code of the authenticator: of a second factor that was begun, or at the second step of a sign-in. */
export async function proveCode(
	accounts: Accounts,
	code: string,
	whence: Whence
): Promise<Cookies | Refusal> {
	const { verifyTOTP, verifyBackupCode } = (await accounts.at(whence.origin)).api;
	const headers = headersOf(whence);
	const given = { body: { code }, headers, returnHeaders: true } as const;
	const prove = async () => (/^\d{6}$/.test(code) ? verifyTOTP(given) : verifyBackupCode(given));
	return cookiesOf(await refusing<{ headers: Headers }>(prove), wrongCode);
}

/** A sign-in counts as just now for this many ms: what asks for the password again does not ask so soon. */
const JUST_NOW = 10 * 60 * 1000;

/** Whether whoever asks has just signed in. */
export async function isFresh(
	{ store }: Accounts,
	{ id, session }: Person,
	now: number
): Promise<boolean> {
	const held = (await store.sessionsOf(id)).find((each) => each.id === session);
	return held !== undefined && now - Date.parse(held.createdAt) < JUST_NOW;
}

/** Proves that whoever asks knows their password. */
export async function provePassword(
	accounts: Accounts,
	password: string,
	whence: Whence
): Promise<{ isProven: true } | Refusal> {
	const { verifyPassword } = (await accounts.at(whence.origin)).api;
	const headers = headersOf(whence);
	const answer = await refusing(() => verifyPassword({ body: { password }, headers }));
	return isRefusal(answer) ? wrongPassword() : { isProven: true };
}

/** Takes the second factor of whoever asks away. */
export async function dropSecondFactor(
	accounts: Accounts,
	password: string,
	whence: Whence
): Promise<Cookies | Refusal> {
	const { disableTwoFactor } = (await accounts.at(whence.origin)).api;
	const given = { body: { password }, headers: headersOf(whence), returnHeaders: true } as const;
	return cookiesOf(await refusing(() => disableTwoFactor(given)), wrongPassword);
}

const cookiesOf = (
	answer: { headers: Headers } | Refusal,
	refused: () => Refusal
): Cookies | Refusal =>
	isRefusal(answer) ? refused() : { setCookies: answer.headers.getSetCookie() };
