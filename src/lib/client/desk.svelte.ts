import type { CommandInput } from '#lib/domain/command.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { SubmitAnswer } from '#lib/protocol/live.ts';
import { createContext } from 'svelte';
import type { LiveBoard } from './live-board.svelte.ts';

/** The way of a person's commands to the board: before the first, they are asked for a name. */
export class Desk {
	readonly live: LiveBoard;
	readonly #isNamed: () => boolean;
	#answer = $state.raw<((named: boolean) => void) | null>(null);

	constructor(live: LiveBoard, isNamed: () => boolean) {
		this.live = live;
		this.#isNamed = isNamed;
	}

	/** Whether the person is being asked for a name now. */
	get isAsking(): boolean {
		return this.#answer !== null;
	}

	/** True once the person has a name; false where they would not give one. */
	identify(): Promise<boolean> {
		if (this.#isNamed()) return Promise.resolve(true);
		this.answer(false);
		return new Promise((resolve) => {
			this.#answer = resolve;
		});
	}

	/** The person has given a name, or would not. */
	answer(named: boolean): void {
		this.#answer?.(named);
		this.#answer = null;
	}

	submit(command: CommandInput): Promise<SubmitAnswer> {
		return this.live.submit(command);
	}

	/** Has what one press asks for done; false where it is refused, which the page then says. */
	async ask(command: CommandInput): Promise<boolean> {
		return (await this.identify()) && (await this.submit(command)).ok;
	}

	/** Takes a refusal off the board's list: it is shown where it was met. */
	excuse(refusal: Refusal): void {
		for (const { id, refused } of this.live.pending) {
			if (refused === refusal) this.live.dismiss(id);
		}
	}
}

export const [getDesk, setDesk] = createContext<Desk>();
