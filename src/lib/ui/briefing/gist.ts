import type { Moved, Verdict } from '#lib/domain/comparison.ts';
import { eveOf, type BriefingMaterial, type Sentence } from '#lib/protocol/briefing.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import { capital, difference, listed, movement, numberWord, standingWords } from './figures.ts';
import type { Notes } from './notes.ts';

/** What the log says in a few sentences, for whoever reads no further: where a summary begins. */
export function gistOf(material: BriefingMaterial): string {
	const sentences = [
		indexMove(material),
		...(['deteriorated', 'improved'] as const).map((verdict) => namedWords(material, verdict)),
		furthestWords(material)
	];
	return sentences
		.filter((text) => text !== null)
		.map((text) => `${text}.`)
		.join(' ');
}

/** The section about the index: its move, its extremes, and how many issues moved which way. */
export function indexSentences(material: BriefingMaterial, notes: Notes): Sentence[] {
	return [indexMove(material), ...extremes(material), countWords(material), MEANING].map((text) =>
		notes.cite(text)
	);
}

const MEANING =
	'The index is the mean tension of the open issues, weighted by salience, from 0 (calm) to 100 (acute)';

function indexMove({ index: { from, to }, span }: BriefingMaterial): string {
	const [eve, last] = [dayWords(eveOf(span)), dayWords(span.to)];
	if (to === null) return `No issue was assessed on ${last}, so there is no tension index`;
	const now = to.toFixed(1);
	if (from === null)
		return `The tension index stood at ${now} on ${last}; on ${eve} there was none`;
	const way = movement(from, to);
	if (way === 'stayed') return `The tension index stood at ${now} on ${eve} and again on ${last}`;
	return `The tension index ${way} from ${from.toFixed(1)} on ${eve} to ${now} on ${last} (${difference(from, to)})`;
}

function extremes({ index: { from, to, high, low } }: BriefingMaterial): string[] {
	const ends = [from, to].filter((end) => end !== null);
	const top = high && ends.every((end) => high.index > end) ? high : null;
	const bottom = low && ends.every((end) => low.index < end) ? low : null;
	return [
		...(top ? [`It was highest on ${dayWords(top.day)}, at ${top.index.toFixed(1)}`] : []),
		...(bottom ? [`It was lowest on ${dayWords(bottom.day)}, at ${bottom.index.toFixed(1)}`] : [])
	];
}

const ofVerdict = ({ moves }: BriefingMaterial, verdict: Verdict): readonly Moved[] =>
	moves.filter((moved) => moved.verdict === verdict);

function countWords(material: BriefingMaterial): string {
	const count = (verdict: Verdict) => ofVerdict(material, verdict).length;
	const parts = [
		`${numberWord(count('deteriorated'))} deteriorated`,
		`${numberWord(count('improved'))} improved`,
		`${numberWord(count('unchanged'))} stayed unchanged`
	];
	const unassessed = count('unassessed');
	if (unassessed > 0) parts.push(`${numberWord(unassessed)} cannot be compared`);
	const { length } = material.moves;
	if (length === 0) return 'The board had no open issue';
	return `Of ${numberWord(length)} ${length === 1 ? 'issue' : 'issues'}, ${listed(parts)}`;
}

const PLURAL = { deteriorated: 'deteriorated', improved: 'improved' } as const;

function namedWords(material: BriefingMaterial, verdict: keyof typeof PLURAL): string {
	const moved = ofVerdict(material, verdict);
	if (moved.length === 0) return `No issue ${PLURAL[verdict]}`;
	const many = moved.length === 1 ? 'One issue' : `${capital(numberWord(moved.length))} issues`;
	return `${many} ${PLURAL[verdict]}: ${listed(moved.map(({ title }) => title))}`;
}

/** The furthest move, with the turn it took on the way where that is further than both its ends. */
function furthestWords(material: BriefingMaterial): string | null {
	const [first] = material.moves;
	if (!first || first.size === 0) return null;
	const { ladder } = material.after;
	const [from, to] = [first.from, first.to].map((each) => standingWords(each, ladder));
	const high = material.courses.get(first.issue)?.high?.happening;
	const top = high?.tension ?? 0;
	const ends = [first.from.tension ?? 0, first.to.tension ?? 0];
	const peak =
		high && ends.every((end) => top > end)
			? `, after a peak of ${top} on ${dayWords(high.asOf)}`
			: '';
	return `The furthest move was that of ${first.title}, from ${from} to ${to}${peak}`;
}
