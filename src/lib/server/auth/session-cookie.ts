import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookieIn } from '../cookie-in.ts';

/** Begins the name of every cookie of accounts. */
export const COOKIE_PREFIX = 'demarche';

/** Whether cookies go over https alone at this address: their names then say so, and browsers hold them to it. */
export const isSecure = (origin: string): boolean => origin.startsWith('https:');

/** The session that a `Cookie` header names, if its signature is ours; undefined where it names none. */
export function sessionToken(
	header: string | undefined,
	{ secret, origin }: { secret: string; origin: string }
): string | undefined {
	const name = `${isSecure(origin) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
	const [, token = '', signature = ''] =
		/^([\w-]+)\.([\w+/=]+)$/.exec(decoded(cookieIn(header, name) ?? '')) ?? [];
	const ours = createHmac('sha256', secret).update(token).digest();
	const given = Buffer.from(signature, 'base64');
	return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return '';
	}
}
