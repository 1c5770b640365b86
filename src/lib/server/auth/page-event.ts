import { error, type RequestEvent } from '@sveltejs/kit';
import { LARGEST_BODY } from '#lib/protocol/api.ts';
import type { Cookies, Whence } from './accounts.ts';

type Event = Pick<RequestEvent, 'url' | 'request' | 'getClientAddress' | 'cookies'>;

/** From where a request comes. */
export const whenceOf = ({ url, request, getClientAddress }: Event): Whence => ({
	origin: url.origin,
	address: getClientAddress(),
	headers: request.headers
});

/** Has the browser keep cookies, with the answer to this request. */
export async function keepCookies({ cookies }: Event, { setCookies }: Cookies): Promise<void> {
	const { parseSetCookieHeader } = await import('better-auth/cookies');
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
	if (!back || !URL.canParse(back, url.origin)) return '/';
	const { origin, pathname, search } = new URL(back, url.origin);
	// A path that begins with two slashes, as that of `/.//evil.example`, would lead to another site.
	return origin === url.origin && !pathname.startsWith('//') ? pathname + search : '/';
}

/** The fields of a form as text; what is no form, or too large, is refused. */
export async function fieldsOf(request: Request): Promise<Record<string, string>> {
	if (Number(request.headers.get('content-length')) > LARGEST_BODY)
		error(413, 'What was sent is too large');
	const form = await request.formData().catch(() => error(400, 'This is sent as a form'));
	// An object with a field of this name is no plain data: no page can be sent it back.
	const entries = [...form].filter(([name]) => name !== '__proto__');
	return Object.fromEntries(
		entries.map(([name, value]) => [name, typeof value === 'string' ? value : ''])
	);
}
