import fuzzysort from 'fuzzysort';
import type { Deed } from './deeds.ts';

const MOST = 50;
/** Letters that stand far apart are no match. */
const LEAST_SCORE = 0.3;
/** What was done lately comes before what matches as well. */
const LATELY = 0.15;

/** The deeds that a person may mean, the likeliest first; without words all of them, those done lately first. */
export function findDeeds(
	deeds: readonly Deed[],
	asked: string,
	recent: readonly string[]
): Deed[] {
	const words = asked.normalize('NFKC').trim();
	if (words === '') return latelyFirst(deeds, recent).slice(0, MOST);
	const bonus = (deed: Deed) => {
		const place = recent.indexOf(deed.id);
		return place < 0 ? 0 : LATELY / (place + 1);
	};
	return fuzzysort
		.go(words, deeds, {
			keys: ['words', 'also'],
			limit: 0,
			threshold: LEAST_SCORE,
			scoreFn: (result) => (result.score > 0 ? result.score + bonus(result.obj) : 0)
		})
		.map(({ obj }) => obj)
		.slice(0, MOST);
}

function latelyFirst(deeds: readonly Deed[], recent: readonly string[]): Deed[] {
	const lately = [...new Set(recent)].flatMap((id) => deeds.find((deed) => deed.id === id) ?? []);
	return [...lately, ...deeds.filter((deed) => !recent.includes(deed.id))];
}
