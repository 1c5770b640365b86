import type { CommandInput, CommandType } from '#lib/domain/command.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { SubmitAnswer } from '#lib/protocol/live.ts';
import { createContext } from 'svelte';
import type { LiveBoard } from './live-board.svelte.ts';

/** The way of a person's commands to the board, while they are signed in. */
export class Desk {
	readonly live: LiveBoard;
	#asking = $state(false);

	constructor(live: LiveBoard) {
		this.live = live;
	}

	/** Whether the person is being asked to sign in again. */
	get isAsking(): boolean {
		return this.#asking;
	}

	/** Whether the person may ask such a command of the board: what they may not is not offered. */
	may(command: CommandType): boolean {
		return this.live.rights.may(command);
	}

	/** Whether the person is signed in; where their session has ended, they are asked to sign in again. */
	identify(): boolean {
		this.#asking = this.live.rights.isSignedOut;
		return !this.#asking;
	}

	/** The person will not sign in now. */
	letBe(): void {
		this.#asking = false;
	}

	submit(command: CommandInput): Promise<SubmitAnswer> {
		return this.live.submit(command);
	}

	/** Has what one press asks for done; false where it is refused, which the page then says. */
	async ask(command: CommandInput): Promise<boolean> {
		return this.identify() && (await this.submit(command)).ok;
	}

	/** Takes a refusal off the board's list: it is shown where it was met. */
	excuse(refusal: Refusal): void {
		for (const { id, refused } of this.live.pending) {
			if (refused === refusal) this.live.dismiss(id);
		}
	}
}

export const [getDesk, setDesk] = createContext<Desk>();
