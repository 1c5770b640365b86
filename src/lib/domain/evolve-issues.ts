import type { Change, HappeningOf } from './change.ts';
import { dayOf, type Day } from './day.ts';
import { standsFrom, type Issue } from './issue.ts';
import type { DatedOutlook, Outlook } from './outlook.ts';
import type { Position } from './position.ts';
import { extendRun } from './run.ts';
import type { Slug } from './slug.ts';

/** A board's issues after a change. */
export function evolveIssues(issues: Issue[], change: Change): Issue[] {
	const { happening, at } = change;
	const alter = (id: Slug, next: (issue: Issue) => Issue) =>
		issues.map((issue) => (issue.id === id ? next(issue) : issue));
	switch (happening.type) {
		case 'issue.opened':
			return [...issues, opened(happening, change)];
		case 'issue.edited': {
			const { type: _, issue: id, note: __, ...fields } = happening;
			return alter(id, (issue) => ({ ...issue, ...fields }));
		}
		case 'issue.assessed':
			return alter(happening.issue, (issue) => assessed(issue, happening, change));
		case 'issue.archived':
			return alter(happening.issue, (issue) => archived(issue, dayOf(at)));
		case 'issue.restored':
			return alter(happening.issue, (issue) => restored(issue, dayOf(at)));
		case 'position.stated':
			return alter(happening.issue, (issue) => stated(issue, happening.position));
		case 'position.withdrawn':
			return alter(happening.issue, (issue) => withdrawn(issue, happening));
		default:
			return issues;
	}
}

function opened(happening: HappeningOf<'issue.opened'>, { at }: Change): Issue {
	const { issue: id, title, category, summary, salience } = happening;
	return {
		title,
		category,
		summary,
		salience,
		id,
		opened: dayOf(at),
		archived: null,
		restored: null,
		standing: null,
		outlook: null,
		lastAssessed: null,
		run: [],
		positions: {}
	};
}

function assessed(issue: Issue, happening: HappeningOf<'issue.assessed'>, change: Change): Issue {
	const { type: _, issue: __, outlook, ...said } = happening;
	const { revision, at, actor: by } = change;
	const stands = said.asOf >= (standsFrom(issue) ?? said.asOf);
	return {
		...issue,
		standing: stands ? { ...said, at, revision, by } : issue.standing,
		outlook: stands && outlook !== undefined ? dated(outlook, said.asOf) : issue.outlook,
		lastAssessed: { revision, by },
		run: extendRun(issue.run, said.asOf, said.tension, dayOf(at))
	};
}

/** Archived, an issue is not assessed from that day on; what stood comes back with it. */
function archived(issue: Issue, day: Day): Issue {
	return { ...issue, archived: day, run: extendRun(issue.run, day, null, day) };
}

function restored(issue: Issue, day: Day): Issue {
	const tension = issue.standing?.tension ?? null;
	return { ...issue, archived: null, restored: day, run: extendRun(issue.run, day, tension, day) };
}

const dated = (outlook: Outlook | null, asOf: Day): DatedOutlook | null =>
	outlook && { ...outlook, asOf };

function stated(issue: Issue, position: Position): Issue {
	const held = issue.positions[position.party];
	if (held && held.asOf > position.asOf) return issue;
	return { ...issue, positions: { ...issue.positions, [position.party]: position } };
}

function withdrawn(issue: Issue, happening: HappeningOf<'position.withdrawn'>): Issue {
	const { [happening.party]: _, ...others } = issue.positions;
	const { party, standing } = happening;
	return { ...issue, positions: standing ? { ...others, [party]: standing } : others };
}
