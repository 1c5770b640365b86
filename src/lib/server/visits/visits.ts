import type { Cookies } from '@sveltejs/kit';
import type { Slug } from '#lib/domain/slug.ts';
import { lowered, Visit } from '#lib/protocol/visit.ts';
import type { AccountVisits } from './account-visits.ts';

/** Where somebody's visits to boards are kept. An account keeps them on the server; a browser without one keeps them itself. */
export interface Visits {
	/** The visit to a board that is kept; null where there is none. */
	find(board: Slug): Promise<Visit | null>;
	keep(board: Slug, visit: Visit): Promise<void>;
}

/** As long as browsers keep a cookie, in seconds. */
const KEPT_FOR = 400 * 24 * 60 * 60;

const nameOf = (board: Slug): string => `demarche_visit_${board}`;

/** Of which epoch the logs are, and up to which revision a log holds what it held in another. */
type Logs = Pick<App.Locals, 'epoch' | 'keptOf'>;

/** What a browser keeps. */
type Kept = Pick<Cookies, 'get' | 'set'>;

/** Visits as a browser keeps them, in a cookie for each board. It knows nothing of a restoration, as the accounts do. */
const visitsIn = (cookies: Kept, isSecure: boolean, { epoch, keptOf }: Logs): Visits => ({
	find: async (board) => {
		const [base, seen, at, of = epoch] = (cookies.get(nameOf(board)) ?? '').split('.');
		const parsed = Visit.safeParse({ base: Number(base), seen: Number(seen), at: Number(at) });
		return parsed.success ? lowered(parsed.data, keptOf(board, of)) : null;
	},
	keep: async (board, { base, seen, at }) =>
		cookies.set(nameOf(board), `${base}.${seen}.${at}.${epoch}`, {
			path: '/',
			maxAge: KEPT_FOR,
			httpOnly: true,
			sameSite: 'lax',
			secure: isSecure
		})
});

/** The visits of whoever asks: those of their account where they have signed in, else those that their browser keeps. */
export const visitsOf = (
	{
		person,
		visits,
		...logs
	}: Pick<App.Locals, 'person'> & { visits: Pick<AccountVisits, 'of'> } & Logs,
	cookies: Kept,
	isSecure: boolean
): Visits => (person ? visits.of(person.id) : visitsIn(cookies, isSecure, logs));
