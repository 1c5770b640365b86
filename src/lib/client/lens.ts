import * as z from 'zod/mini';
import { Day } from '#lib/domain/day.ts';
import { Slug } from '#lib/domain/slug.ts';
import { STATUSES } from '#lib/domain/status.ts';

export const SORTS = ['board', 'tension', 'status', 'direction', 'age', 'title'] as const;

const none = z.literal('');

/** Which issues a board page shows, in which order and form. It is kept in the address, so that a reload and a link keep it. */
export const Lens = z.object({
	category: z.catch(z.union([Slug, none]), ''),
	status: z.catch(z.union([z.enum([...STATUSES, 'none']), none]), ''),
	direction: z.catch(z.union([z.enum(['worsening', 'easing', 'steady', 'none']), none]), ''),
	/** Words that an issue must have, each somewhere. */
	q: z.catch(z.string().check(z.trim(), z.maxLength(200)), ''),
	sort: z.catch(z.enum(SORTS), 'board'),
	view: z.catch(z.enum(['cards', 'list']), 'cards'),
	/** Open issues, or those that were archived. */
	show: z.catch(z.enum(['open', 'archived']), 'open'),
	/** The past that is looked at: a day and a question about it, or a revision; empty in the present (see `PastQuery`). */
	at: z.catch(z.union([Day, none]), ''),
	as: z.catch(z.enum(['', 'known', 'judged']), ''),
	revision: z.catch(z.string().check(z.regex(/^([1-9]\d{0,9})?$/)), '')
});
export type Lens = z.infer<typeof Lens>;

/** The fields that say which past is looked at. */
export const PAST_FIELDS = ['at', 'as', 'revision'] as const;

export const PLAIN_LENS: Lens = Lens.parse({});

/** The lens an address asks for; what it does not say, or says wrongly, is plain. */
export const lensOf = (params: URLSearchParams): Lens => Lens.parse(Object.fromEntries(params));

/** What a lens says that the plain one does not. */
export function saidIn(lens: Lens): [name: string, value: string][] {
	const plain: Record<string, string> = PLAIN_LENS;
	return Object.entries(lens).filter(([name, value]) => value !== plain[name]);
}

/** The query that asks for a lens, `?status=talks`; empty for the plain one. */
export function queryOf(lens: Lens): string {
	const said = saidIn(lens);
	return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** Whether the lens leaves issues out. */
export const isNarrow = ({ category, status, direction, q }: Lens): boolean =>
	[category, status, direction, q].some((each) => each !== '');

/** The lens in the present. */
export const inPresent = (lens: Lens): Lens => ({ ...lens, at: '', as: '', revision: '' });

/** The lens on a past day. */
export const onDay = (lens: Lens, at: Day, as: Lens['as']): Lens => ({
	...lens,
	at,
	as,
	revision: ''
});
