import type { Cookies } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { encodeWho, Who, WHO_COOKIE } from '#lib/protocol/who.ts';

const A_YEAR = 365 * 86_400;

/** Who sends a form: whom the request names, or by the name that the form gives. */
export function introduced(actor: Actor | null, name: string | undefined): Actor | Refusal {
	if (actor) return actor;
	const who = Who.safeParse({ id: crypto.randomUUID(), name: name ?? '' });
	if (who.success) return { kind: 'person', ...who.data };
	return refuse('invalid', 'Give your name', { who: 'must not be empty' });
}

/** Has the browser keep who sent a form. */
export function remember({ id, name }: Actor, cookies: Cookies): void {
	cookies.set(WHO_COOKIE, encodeWho({ id, name }), {
		path: '/',
		maxAge: A_YEAR,
		sameSite: 'lax',
		httpOnly: false,
		secure: false
	});
}
