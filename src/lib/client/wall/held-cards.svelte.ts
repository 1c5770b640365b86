import type { Slug } from '#lib/domain/slug.ts';
import { holdUp, NONE_HELD, settle, type HeldUp, type IsSeen } from './held-up.ts';

/** Cards held up on one wall, each for as long as it is due. */
export class HeldCards {
	#state = $state.raw<HeldUp>(NONE_HELD);

	/** Issues whose cards are held up now. */
	get issues(): readonly Slug[] {
		return this.#state.held.map(({ issue }) => issue);
	}

	/** Issues that changed and have yet to be held up: there was no room, or their cards are not on the screen. */
	get waiting(): readonly Slug[] {
		return this.#state.waiting;
	}

	/** How many issues changed at once, too many to hold up one by one; 0 where none did. */
	get together(): number {
		return this.#state.together?.issues.length ?? 0;
	}

	/** These issues changed at `now`, in ms of any clock that never runs back. */
	add(issues: readonly Slug[], now: number, isSeen: IsSeen): void {
		this.#state = holdUp(this.#state, issues, now, isSeen);
	}

	/** It is later: some go down, others up. */
	settle(now: number, isSeen: IsSeen): void {
		const { held, waiting, together } = this.#state;
		if (held.length + waiting.length === 0 && !together) return;
		this.#state = settle(this.#state, now, isSeen);
	}
}
