import { assessmentOf } from './assessed.ts';
import type { Change, HappeningOf } from './change.ts';
import { dayOf, type Day } from './day.ts';
import { alteredFields, judgedFields } from './fields.ts';
import { standsFrom, type Issue } from './issue.ts';
import type { DatedOutlook, Outlook } from './outlook.ts';
import { statedAt, type Position } from './position.ts';
import { extendRun } from './run.ts';
import type { Slug } from './slug.ts';
import { touch } from './touched.ts';

/** A board's issues after a change. */
export function evolveIssues(issues: Issue[], change: Change): Issue[] {
	const { happening, at } = change;
	const alter = (id: Slug, next: (issue: Issue) => Issue) =>
		issues.map((issue) => (issue.id === id ? next(issue) : issue));
	switch (happening.type) {
		case 'issue.opened':
			return [...issues, opened(happening, change)];
		case 'issue.edited':
			return alter(happening.issue, (issue) => edited(issue, happening, change));
		case 'issue.assessed':
			return alter(happening.issue, (issue) => assessed(issue, happening, change));
		case 'issue.archived':
			return alter(happening.issue, (issue) => archived(issue, dayOf(at), change));
		case 'issue.restored':
			return alter(happening.issue, (issue) => restored(issue, dayOf(at), change));
		case 'position.stated':
			return alter(happening.issue, (issue) => stated(issue, happening.position));
		case 'position.withdrawn':
			return alter(happening.issue, (issue) => withdrawn(issue, happening));
		default:
			return issues;
	}
}

function opened(happening: HappeningOf<'issue.opened'>, { at }: Change): Issue {
	const { issue: id, title, category, summary, salience, secondEyes } = happening;
	return {
		title,
		category,
		summary,
		salience,
		...(secondEyes && { secondEyes }),
		id,
		opened: dayOf(at),
		archived: null,
		restored: null,
		standing: null,
		outlook: null,
		touched: {},
		run: [],
		positions: {}
	};
}

function edited(issue: Issue, happening: HappeningOf<'issue.edited'>, { revision }: Change): Issue {
	const { title, category, summary, salience, secondEyes } = happening;
	const fields = given({ title, category, summary, salience, secondEyes });
	return { ...issue, ...fields, touched: touch(issue.touched, Object.keys(fields), revision) };
}

function assessed(issue: Issue, happening: HappeningOf<'issue.assessed'>, change: Change): Issue {
	const { outlook, asOf, tension } = happening;
	const { revision, at } = change;
	const stands = asOf >= (standsFrom(issue) ?? asOf);
	const next: Issue = {
		...issue,
		standing: stands ? assessmentOf({ ...change, happening }) : issue.standing,
		outlook: stands && outlook !== undefined ? dated(outlook, asOf) : issue.outlook,
		run: extendRun(issue.run, asOf, tension, dayOf(at))
	};
	const fields = stands ? alteredFields(judgedFields(issue), judgedFields(next)) : [];
	return { ...next, touched: touch(issue.touched, fields, revision) };
}

/** Archived, an issue is not assessed from that day on; what stood comes back with it. */
function archived(issue: Issue, day: Day, { revision }: Change): Issue {
	const run = extendRun(issue.run, day, null, day);
	return { ...issue, archived: day, run, touched: touch(issue.touched, ['archived'], revision) };
}

function restored(issue: Issue, day: Day, { revision }: Change): Issue {
	const run = extendRun(issue.run, day, issue.standing?.tension ?? null, day);
	const touched = touch(issue.touched, ['archived'], revision);
	return { ...issue, archived: null, restored: day, run, touched };
}

/** The fields that are given. */
const given = <T extends object>(fields: T): Partial<T> => {
	const kept: Partial<T> = {};
	for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
	return kept;
};

const dated = (outlook: Outlook | null, asOf: Day): DatedOutlook | null =>
	outlook && { ...outlook, asOf };

function stated(issue: Issue, position: Position): Issue {
	const held = issue.positions[position.party];
	if (held && isLater(held, position)) return issue;
	return { ...issue, positions: { ...issue.positions, [position.party]: position } };
}

/** Of one day, the one stated first comes before, even where it was withdrawn and brought back. */
const isLater = (one: Position, other: Position): boolean =>
	one.asOf > other.asOf || (one.asOf === other.asOf && statedAt(one) > statedAt(other));

function withdrawn(issue: Issue, happening: HappeningOf<'position.withdrawn'>): Issue {
	const { [happening.party]: _, ...others } = issue.positions;
	const { party, standing } = happening;
	return { ...issue, positions: standing ? { ...others, [party]: standing } : others };
}
