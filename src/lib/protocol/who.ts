import * as z from 'zod/mini';
import { Actor } from '#lib/domain/actor.ts';

/** Until accounts exist: a display name, and an id that the browser keeps. */
export const Who = z.omit(Actor, { kind: true });
export type Who = z.infer<typeof Who>;

/** The cookie in which a browser keeps who sits at it: base64url of JSON. */
export const WHO_COOKIE = 'demarche_person';

/** The cookie's value for somebody. */
export function encodeWho(who: Who): string {
	const bytes = new TextEncoder().encode(JSON.stringify(who));
	const base64 = btoa(String.fromCharCode(...bytes));
	return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Who a cookie's value names; null where it names nobody, or is not of our making. */
export function decodeWho(value: string | undefined): Who | null {
	if (!value) return null;
	try {
		const base64 = value.replaceAll('-', '+').replaceAll('_', '/');
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		return Who.parse(JSON.parse(new TextDecoder().decode(bytes)));
	} catch {
		return null;
	}
}
