import { parseSetCookieHeader } from 'better-auth/cookies';
import type { RequestEvent } from '@sveltejs/kit';
import type { Cookies, Whence } from './accounts.ts';

type Event = Pick<RequestEvent, 'url' | 'request' | 'getClientAddress' | 'cookies'>;

/** From where a request comes. */
export const whenceOf = ({ url, request, getClientAddress }: Event): Whence => ({
	origin: url.origin,
	address: getClientAddress(),
	headers: request.headers
});

/** Has the browser keep cookies, with the answer to this request. */
export function keepCookies({ cookies }: Event, { setCookies }: Cookies): void {
	for (const header of setCookies) {
		for (const [name, cookie] of parseSetCookieHeader(header)) {
			cookies.set(name, cookie.value, {
				path: '/',
				httpOnly: true,
				sameSite: 'lax',
				secure: cookie.secure === true,
				...(cookie['max-age'] !== undefined && { maxAge: Number(cookie['max-age']) })
			});
		}
	}
}

/** An address on this server to lead back to; the first page where it is none. */
export function backTo(back: string | null | undefined, { url }: Pick<Event, 'url'>): string {
	if (!back?.startsWith('/') || !URL.canParse(back, url.origin)) return '/';
	const target = new URL(back, url.origin);
	return target.origin === url.origin ? target.pathname + target.search : '/';
}

/** The fields of a form as text. */
export async function fieldsOf(request: Request): Promise<Record<string, string>> {
	const entries = [...(await request.formData())];
	return Object.fromEntries(
		entries.map(([name, value]) => [name, typeof value === 'string' ? value : ''])
	);
}
