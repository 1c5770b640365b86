import { decodeWho, encodeWho, Who, WHO_COOKIE } from '#lib/protocol/who.ts';
import { uuid } from './uuid.ts';

const A_YEAR = 365 * 86_400;

/** Who sits at this browser; null until they have given a name, and on the server. */
export function whoIsHere(): Who | null {
	if (typeof document === 'undefined') return null;
	const cookies = document.cookie.split('; ').map((each) => each.split('='));
	return decodeWho(cookies.find(([name]) => name === WHO_COOKIE)?.[1]);
}

/** Keeps the name by which a person at this browser wants to be known. Throws a ZodError where it is no name. */
export function introduce(name: string): Who {
	const who = Who.parse({ id: whoIsHere()?.id ?? uuid(), name });
	document.cookie = `${WHO_COOKIE}=${encodeWho(who)}; path=/; max-age=${A_YEAR}; samesite=lax`;
	return who;
}
