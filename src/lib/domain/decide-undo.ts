import type { Board } from './board.ts';
import { isTalk, type Change } from './change.ts';
import { conflictOf, refuseConflicts } from './decide-conflict.ts';
import { restoring, type Inverse } from './decide-inverse.ts';
import { isBackdated, statesOf, type States } from './decide-undo-states.ts';
import { alteredFields, same } from './fields.ts';
import { statedAt } from './position.ts';
import { changeAt, findRecalled, type Need, type Recalled } from './recall.ts';
import type { Conflict } from './refusal.ts';

/** What must be recalled to undo this change, in order, as far as that is known by now. */
export function undoNeeds(board: Board, change: Change, recalled: readonly Recalled[]): Need[] {
	const before = beforeNeeds(change, recalled);
	// The change itself was recalled first.
	if (recalled.length <= before.length) return before;
	const revisions = laterTouches(change, statesOf(board, change, recalled));
	return revisions.length > 0 ? [...before, { kind: 'changes', revisions }] : before;
}

/** What undoes this change on the board as it is now; the refusal where somebody has since changed what it changed. */
export function inverseOf(
	board: Board,
	change: Change,
	recalled: readonly Recalled[],
	note = ''
): Inverse {
	const states = statesOf(board, change, recalled);
	const lost = states ? changedSince(change, states, recalled) : [];
	if (lost.length > 0) return { refusal: refuseConflicts(lost, 'since') };
	return restoring(board, change, recalled, { note, restored: states ? restoredOf(states) : {} });
}

function beforeNeeds({ happening, revision }: Change, recalled: readonly Recalled[]): Need[] {
	if (isTalk(happening)) return [];
	const before: Need = { kind: 'board', revision: revision - 1 };
	switch (happening.type) {
		case 'board.created':
		case 'board.archived':
		case 'board.restored':
		case 'board.deleted':
		case 'category.added':
		case 'person.added':
		case 'era.added':
		case 'issue.opened':
		case 'issue.noted':
			return [];
		case 'issue.assessed': {
			const { issue, asOf } = happening;
			const day: Need = { kind: 'standing', issue, asOf };
			const was = findRecalled(recalled, 'board')?.board;
			return was && isBackdated(was, happening)
				? [before, day, { ...day, before: revision }]
				: [before];
		}
		case 'entry.recorded':
		case 'entry.edited':
			return [{ kind: 'entry', entry: happening.entry.id }];
		case 'entry.struck':
			return [{ kind: 'entry', entry: happening.entry }];
		case 'position.stated':
			return [{ kind: 'position', issue: happening.issue, position: happening.position.id }];
		case 'position.withdrawn':
			return [
				{ kind: 'position', issue: happening.issue, position: happening.position },
				{ kind: 'changes', revisions: [statedAt({ id: happening.position })] }
			];
		default:
			return [before];
	}
}

/** The later revisions that last changed what this change changed. */
function laterTouches({ revision }: Change, states: States | null): number[] {
	if (!states) return [];
	const touched = alteredFields(states.was, states.gave).map((field) => states.touched[field] ?? 0);
	return [...new Set(touched.filter((each) => each > revision))];
}

/** A field that was changed and put back by undoing is as this change left it. */
function changedSince(
	change: Change,
	{ was, gave, now, touched }: States,
	recalled: readonly Recalled[]
): Conflict[] {
	return alteredFields(was, gave).flatMap((field) => {
		const at = touched[field] ?? 0;
		const since = at > change.revision ? changeAt(recalled, at) : undefined;
		const own = !since || since.happening.undoes !== undefined || since.command === change.command;
		if (own && same(now[field], gave[field])) return [];
		const claim = { field, mine: was[field] ?? null, theirs: now[field] ?? null, touched: at };
		return [conflictOf(claim, since ?? change)];
	});
}

const restoredOf = ({ was, gave }: States): Record<string, unknown> =>
	Object.fromEntries(alteredFields(was, gave).map((field) => [field, was[field] ?? null]));
