import type { Day } from '#lib/domain/day.ts';

const NAMES = ['at', 'as', 'revision'];

/** What a page's address says besides the past that it asks for. */
export const keptBeside = (query: URLSearchParams): [name: string, value: string][] =>
	[...query].filter(([name]) => !NAMES.includes(name));

/** The address of the same page on another day; in the present where that is null. */
export function addressOn(url: URL, day: Day | null, question: string | null): string {
	const asked = day ? [['at', day], ...(question ? [['as', question]] : [])] : [];
	const query = new URLSearchParams([...keptBeside(url.searchParams), ...asked]);
	return url.pathname + (query.size > 0 ? `?${query}` : '');
}
