import { createContext } from 'svelte';
import type { Slug } from '#lib/domain/slug.ts';
import type { Status } from '#lib/domain/status.ts';

/** An issue that is to be assessed where it stands; with the rung, where one was asked for already. */
export interface Assessing {
	issue: Slug;
	rung: Status | null;
}

/** What a person does by a key or from the palette, wherever on a board's pages they are. */
export class Hands {
	#assessing = $state.raw<Assessing | null>(null);

	get assessing(): Assessing | null {
		return this.#assessing;
	}

	assess(issue: Slug, rung: Status | null = null): void {
		this.#assessing = { issue, rung };
	}

	letGo(): void {
		this.#assessing = null;
	}
}

export const [getHands, setHands] = createContext<Hands>();
