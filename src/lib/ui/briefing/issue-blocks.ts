import type { Judgement } from '#lib/domain/assessment.ts';
import { findIssue, type Board } from '#lib/domain/board.ts';
import type { Moved } from '#lib/domain/comparison.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { same } from '#lib/domain/fields.ts';
import { rungWord } from '#lib/domain/ladder.ts';
import {
	eveOf,
	type Block,
	type BriefingMaterial,
	type Course,
	type Sentence
} from '#lib/protocol/briefing.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import { difference, movement, standingWords } from './figures.ts';
import type { Notes } from './notes.ts';
import { turnsOf, type Turn } from './turns.ts';

const NO_COURSE: Course = { assessed: [], high: null, low: null };

/** One issue that moved, or that somebody assessed: how far, by way of what, why, and what the sides say. */
export function issueBlocks(moved: Moved, material: BriefingMaterial, notes: Notes): Block[] {
	const course = material.courses.get(moved.issue) ?? NO_COURSE;
	return [
		{ kind: 'heading', text: moved.title, aside: asideOf(moved, material.after) },
		{
			kind: 'paragraph',
			sentences: [
				...moveSentences(moved, material, notes),
				...extremeSentences(moved, course, material, notes)
			]
		},
		...turnsOf(notable(moved, course, material), moved.from).map((turn) =>
			turnItem(turn, moved, material, notes)
		),
		...positionItems(moved, material, notes)
	];
}

const asideOf = ({ from, to }: Moved, { ladder }: Board): string => {
	const [before, after] = [standingWords(from, ladder), standingWords(to, ladder)];
	return before === after ? after : `${before} to ${after}`;
};

/** Where status and tension went opposite ways, which of the two counts. */
function againstWords({ verdict, by }: Moved): string {
	if (verdict === 'improved' && (by ?? 0) > 0) return ', which counts before the rise in tension';
	if (verdict === 'deteriorated' && (by ?? 0) < 0)
		return ', which counts before the fall in tension';
	return '';
}

function moveSentences(moved: Moved, { span, after }: BriefingMaterial, notes: Notes): Sentence[] {
	const { from, to } = moved;
	const [eve, last] = [dayWords(eveOf(span)), dayWords(span.to)];
	const sentences: string[] = [];
	if (from.tension !== null && to.tension !== null) {
		const way = movement(from.tension, to.tension);
		sentences.push(
			way === 'stayed'
				? `Tension stood at ${to.tension} on ${eve} and again on ${last}`
				: `Tension ${way} from ${from.tension} on ${eve} to ${to.tension} on ${last} (${difference(from.tension, to.tension)})`
		);
	}
	if (from.status && to.status) {
		const [old, now] = [from.status, to.status].map((status) => rungWord(after.ladder, status));
		sentences.push(
			old === now
				? `The status is still ${now}`
				: `The status went from ${old} to ${now}${againstWords(moved)}`
		);
	} else {
		sentences.push(unassessedWords({ from, to }, after, { eve, last }));
	}
	return sentences.map((text) => notes.cite(text));
}

function unassessedWords(
	{ from, to }: Pick<Moved, 'from' | 'to'>,
	{ ladder }: Board,
	{ eve, last }: { eve: string; last: string }
): string {
	const isNone = (each: Judgement) => each.status === null && each.tension === null;
	if (isNone(from) && isNone(to)) return `It was assessed neither on ${eve} nor on ${last}`;
	return isNone(from)
		? `It was not assessed on ${eve}; on ${last} it stands at ${standingWords(to, ladder)}`
		: `It stood at ${standingWords(from, ladder)} on ${eve}; on ${last} it is not assessed`;
}

/** The course with only those extremes that go beyond both ends by as much as the board calls a move. */
function notable({ from, to }: Moved, course: Course, { after }: BriefingMaterial): Course {
	const ends = [from.tension, to.tension].filter((tension) => tension !== null);
	const { directionThreshold: least } = after.settings;
	const { high, low } = course;
	const [top, bottom] = [high?.happening.tension ?? null, low?.happening.tension ?? null];
	return {
		...course,
		high: top !== null && ends.every((end) => top - end >= least) ? high : null,
		low: bottom !== null && ends.every((end) => end - bottom >= least) ? low : null
	};
}

function extremeSentences(
	moved: Moved,
	course: Course,
	material: BriefingMaterial,
	notes: Notes
): Sentence[] {
	const { high, low } = notable(moved, course, material);
	const said = [
		high && `It peaked at ${high.happening.tension} on ${dayWords(high.happening.asOf)}`,
		low && `Its low was ${low.happening.tension} on ${dayWords(low.happening.asOf)}`
	];
	return said.filter((text) => text !== null).map((text) => notes.cite(text));
}

/** A turn with the entry of its day, where there is one: what happened, then what the desk made of it. */
function turnItem(turn: Turn, moved: Moved, material: BriefingMaterial, notes: Notes): Block {
	const { asOf, note, source } = turn.change.happening;
	const entry = entryOf(turn, moved.issue, material.entries);
	const happened = entry ? [notes.cite(entry.title, entry.source)] : [];
	const why = note ? [notes.cite(note, source)] : [];
	const step = stepWords(turn, moved, material.after);
	return {
		kind: 'item',
		lead: dayWords(asOf),
		sentences: onceCited([...happened, ...why, ...(step ? [notes.cite(step)] : [])])
	};
}

/** What the desk made of it; nothing where that is the whole move, which has been told. */
function stepWords({ from, to }: Turn, moved: Moved, { ladder }: Board): string {
	const now = standingWords(to, ladder);
	if (!from) return `The desk judged it ${now}`;
	if (same(from, moved.from) && same(to, moved.to)) return '';
	if (same(from, to)) return `The desk judged it ${now}, as before`;
	return `The desk went from ${standingWords(from, ladder)} to ${now}`;
}

/** Sentences in a row that rest on the same are marked at the last of them. */
const onceCited = (sentences: readonly Sentence[]): Sentence[] =>
	sentences.map(({ text, notes }, at) => {
		const isRepeated = same(notes, sentences[at + 1]?.notes);
		return { text, notes: isRepeated ? [] : notes };
	});

/** That of the assessment's own source, else the latest of the day. */
function entryOf({ change }: Turn, issue: string, entries: readonly Entry[]): Entry | undefined {
	const { asOf, source } = change.happening;
	const ofDay = entries.filter(({ day, issues }) => day === asOf && issues.includes(issue));
	return ofDay.find((entry) => entry.source?.url === source?.url) ?? ofDay.at(-1);
}

/** What each side said within the span. */
function positionItems({ issue }: Moved, material: BriefingMaterial, notes: Notes): Block[] {
	const { after, span } = material;
	const held = Object.values(findIssue(after, issue)?.positions ?? {});
	return held
		.filter(({ asOf }) => asOf >= span.from && asOf <= span.to)
		.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1))
		.map(({ party, text, asOf, source }) => ({
			kind: 'item',
			lead: `${after.parties.find(({ id }) => id === party)?.name ?? party}, position of ${dayWords(asOf)}`,
			sentences: [notes.cite(text, source)]
		}));
}
