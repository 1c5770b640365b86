import type { Conflict, Refusal } from '#lib/domain/refusal.ts';
import type { Way } from './desk-form.svelte.ts';

/** One editor's look at what another has proposed. */
export class Review {
	readonly #proposal: number;
	readonly #desk: Way;
	#sending = $state(false);
	#refusal = $state.raw<Refusal | null>(null);

	/** `proposal`: the revision that made it. */
	constructor(proposal: number, desk: Way) {
		this.#proposal = proposal;
		this.#desk = desk;
	}

	get isSending(): boolean {
		return this.#sending;
	}

	/** Why it was not confirmed or withdrawn. */
	get refusal(): Refusal | null {
		return this.#refusal;
	}

	/** What others did since it was proposed. */
	get conflicts(): readonly Conflict[] {
		return this.#refusal?.conflicts ?? [];
	}

	/** Confirms it; once told what others did since, all the same. Of an undo nothing can be overwritten. */
	confirm(): Promise<void> {
		const seen = this.conflicts.map(({ revision }) => revision);
		const expect = seen.length > 0 ? { expect: Math.max(...seen) } : {};
		return this.#ask({ type: 'proposal.confirm', proposal: this.#proposal, ...expect });
	}

	withdraw(): Promise<void> {
		return this.#ask({ type: 'proposal.withdraw', proposal: this.#proposal });
	}

	async #ask(command: Parameters<Way['submit']>[0]): Promise<void> {
		if (this.#sending || !this.#desk.identify()) return;
		this.#sending = true;
		const answer = await this.#desk.submit(command);
		this.#refusal = answer.ok ? null : answer.error;
		if (!answer.ok) this.#desk.excuse(answer.error);
		this.#sending = false;
	}
}
