import type { Cookies } from '@sveltejs/kit';
import type { Slug } from '#lib/domain/slug.ts';
import { Visit } from '#lib/protocol/visit.ts';

/** Where somebody's visits to boards are kept. An account keeps them on the server; a browser without one keeps them itself. */
export interface Visits {
	/** The visit to a board that is kept; null where there is none. */
	find(board: Slug): Promise<Visit | null>;
	keep(board: Slug, visit: Visit): Promise<void>;
}

/** As long as browsers keep a cookie, in seconds. */
const KEPT_FOR = 400 * 24 * 60 * 60;

const nameOf = (board: Slug): string => `demarche_visit_${board}`;

/** Visits as a browser keeps them, in a cookie for each board. */
const visitsIn = (cookies: Cookies, isSecure: boolean): Visits => ({
	find: async (board) => {
		const [base, seen, at] = (cookies.get(nameOf(board)) ?? '').split('.').map(Number);
		const parsed = Visit.safeParse({ base, seen, at });
		return parsed.success ? parsed.data : null;
	},
	keep: async (board, { base, seen, at }) =>
		cookies.set(nameOf(board), `${base}.${seen}.${at}`, {
			path: '/',
			maxAge: KEPT_FOR,
			httpOnly: true,
			sameSite: 'lax',
			secure: isSecure
		})
});

/** The visits of whoever asks: those of their account where they have signed in, else those that their browser keeps. */
export const visitsOf = (
	{ person, visits }: Pick<App.Locals, 'person' | 'visits'>,
	cookies: Cookies,
	isSecure: boolean
): Visits => (person ? visits.of(person.id) : visitsIn(cookies, isSecure));
