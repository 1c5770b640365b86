import { createContext } from 'svelte';
import type { Slug } from '#lib/domain/slug.ts';

/** The issues that a person has selected, to do one thing to all of them. */
export class Selection {
	#issues = $state.raw<readonly Slug[]>([]);
	/** Where a range begins: the issue touched last. */
	#anchor: Slug | null = null;

	/** In the order in which they were selected. */
	get issues(): readonly Slug[] {
		return this.#issues;
	}

	has(issue: Slug): boolean {
		return this.#issues.includes(issue);
	}

	/** Selects an issue, or takes it out. */
	toggle(issue: Slug): void {
		this.#anchor = issue;
		this.#issues = this.has(issue)
			? this.#issues.filter((each) => each !== issue)
			: [...this.#issues, issue];
	}

	/** Selects all from the issue touched last to this one, in the order in which they stand. */
	reach(issue: Slug, order: readonly Slug[]): void {
		const [from, to] = [order.indexOf(this.#anchor ?? issue), order.indexOf(issue)];
		const range = from < 0 ? [issue] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
		this.#issues = [...new Set([...this.#issues, ...range])];
		this.#anchor = issue;
	}

	/** Takes out what is no longer there to be selected. */
	keep(order: readonly Slug[]): void {
		if (this.#issues.every((issue) => order.includes(issue))) return;
		this.#issues = this.#issues.filter((issue) => order.includes(issue));
	}

	/** Takes issues out. */
	drop(issues: readonly Slug[]): void {
		this.keep(this.#issues.filter((issue) => !issues.includes(issue)));
	}

	clear(): void {
		this.#issues = [];
		this.#anchor = null;
	}
}

export const [getSelection, setSelection] = createContext<Selection>();
