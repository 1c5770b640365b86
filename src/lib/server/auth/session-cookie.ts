import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookieIn } from '../cookie-in.ts';

/** The header in which we tell the library the address that a request comes from. */
export const ADDRESS_HEADER = 'x-demarche-address';

/** Begins the name of every cookie of accounts. */
export const COOKIE_PREFIX = 'demarche';

/** Whether cookies go over https alone at this address: their names then say so, and browsers hold them to it. */
export const isSecure = (origin: string): boolean => origin.startsWith('https:');

/** The session that a `Cookie` header names, if its signature is ours; undefined where it names none. */
export function sessionToken(
	header: string | undefined,
	{ secret, origin }: { secret: string; origin: string }
): string | undefined {
	const name = nameAt(origin);
	const [, token = '', signature = ''] =
		/^([\w-]+)\.([\w+/=]+)$/.exec(decoded(cookieIn(header, name) ?? '')) ?? [];
	const ours = signatureOf(token, secret);
	const given = Buffer.from(signature, 'base64');
	return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
}

/** The `Set-Cookie` header by which a browser keeps a session until it ends, as the library of accounts writes it. */
export function sessionCookie(
	session: { token: string; expiresAt: Date },
	{ secret, origin, now }: { secret: string; origin: string; now: number }
): string {
	const { token, expiresAt } = session;
	const signed = encodeURIComponent(`${token}.${signatureOf(token, secret).toString('base64')}`);
	const age = Math.floor((expiresAt.getTime() - now) / 1000);
	const secure = isSecure(origin) ? '; Secure' : '';
	return `${nameAt(origin)}=${signed}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

const nameAt = (origin: string): string =>
	`${isSecure(origin) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;

const signatureOf = (token: string, secret: string): Buffer =>
	createHmac('sha256', secret).update(token).digest();

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return '';
	}
}
