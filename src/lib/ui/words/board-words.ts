import type { Tally } from '#lib/domain/summary.ts';

/** A board's name as it is set large: a middle dot between the two names instead of a hyphen. */
export const boardTitle = (name: string): string => name.replace(/ (-|–|—) /, ' · ');

/** `1 issue`, `12 issues`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
	`${count} ${count === 1 ? one : many}`;

/** What a board's open issues come to: `12 issues`, `3 worsening`; nothing is said of what there is none of. */
export function tallyWords({ issues, worsening, easing, stale, unassessed }: Tally): string[] {
	const parts: [number, string][] = [
		[worsening, 'worsening'],
		[easing, 'easing'],
		[stale, 'stale'],
		[unassessed, 'not assessed']
	];
	const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
	return [counted(issues, 'issue'), ...told];
}
