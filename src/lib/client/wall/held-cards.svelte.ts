import type { Slug } from '#lib/domain/slug.ts';
import { holdUp, NONE_HELD, nextSettling, settle, type HeldUp } from './held-up.ts';

/** Cards held up on one wall, each for as long as it is due. */
export class HeldCards {
	#state = $state.raw<HeldUp>(NONE_HELD);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Issues whose cards are held up now. */
	get issues(): readonly Slug[] {
		return this.#state.held.map(({ issue }) => issue);
	}

	/** How many issues changed at once, too many to hold up one by one; 0 where none did. */
	get together(): number {
		return this.#state.together?.issues.length ?? 0;
	}

	/** These issues changed now. */
	add(issues: readonly Slug[]): void {
		this.#enter(holdUp(this.#state, issues, performance.now()));
	}

	/** Forgets its timer. */
	close(): void {
		clearTimeout(this.#timer);
	}

	#enter(state: HeldUp): void {
		clearTimeout(this.#timer);
		this.#state = state;
		const next = nextSettling(state);
		if (next === null) return;
		const settling = () => this.#enter(settle(this.#state, performance.now()));
		this.#timer = setTimeout(settling, next - performance.now() + 1);
	}
}
