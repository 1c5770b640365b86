import type { Change } from '#lib/domain/change.ts';

/** Of somebody's own changes: which can be undone next, and which undoing of theirs can itself be undone, by revision. */
export interface DoneStack {
	done: readonly number[];
	undone: readonly number[];
}

export const NOTHING_DONE: DoneStack = { done: [], undone: [] };

/** The stack after one more own change: something done, undone, or done again. */
export function doneAfter({ done, undone }: DoneStack, { revision, happening }: Change): DoneStack {
	const { undoes } = happening;
	if (undoes !== undefined && undone.includes(undoes)) {
		return { done: [...done, revision], undone: undone.filter((each) => each !== undoes) };
	}
	if (undoes !== undefined) {
		return { done: done.filter((each) => each !== undoes), undone: [...undone, revision] };
	}
	return { done: [...done, revision], undone: [] };
}

/** The stack without what cannot be undone after all. */
export const without = ({ done, undone }: DoneStack, revision: number): DoneStack => ({
	done: done.filter((each) => each !== revision),
	undone: undone.filter((each) => each !== revision)
});
