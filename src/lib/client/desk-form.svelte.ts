import type { Change } from '#lib/domain/change.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { SubmitAnswer } from '#lib/protocol/live.ts';
import { createContext } from 'svelte';
import type { Desk } from './desk.svelte.ts';
import { Draft, type Beginning, type Fields } from './draft.svelte.ts';

/** A command's way to the board. */
export type Way = Pick<Desk, 'identify' | 'submit' | 'excuse'>;

/** A form at the desk: its draft, whether it is on its way, and what was said against it. */
export class DeskForm {
	readonly draft: Draft;
	readonly #desk: Way;
	readonly #asked = new Set<string>();
	#shown = true;
	#leaveQueued: () => void = () => undefined;
	#sending = $state(false);
	#refusal = $state.raw<Refusal | null>(null);

	constructor(beginning: Beginning, desk: Way) {
		this.draft = new Draft(beginning);
		this.#desk = desk;
	}

	get fields(): Fields {
		return this.draft.fields;
	}

	get isSending(): boolean {
		return this.#sending;
	}

	/** Why it was refused; null once it is written on. */
	get refusal(): Refusal | null {
		return this.#refusal;
	}

	/** What is wrong with a field. */
	faultOf(name: string): string | undefined {
		this.#asked.add(name);
		return this.#refusal?.fields?.[name];
	}

	/** Whether a control says what is wrong with it: one that does has asked. */
	says(name: string): boolean {
		return this.#asked.has(name);
	}

	write(name: string, value: string): void {
		if (!this.#shown) return;
		this.draft.write(name, value);
		if (this.#refusal?.code !== 'conflict') this.#refusal = null;
	}

	/** Whether what was sent is all there is to it: nobody has left the form since, or written on in it. */
	get isDone(): boolean {
		return this.#shown && !this.draft.isOpen;
	}

	/** The form is no longer on the page: what is said against it must be said elsewhere, and nobody writes in it. */
	leave(): void {
		this.#shown = false;
	}

	/** Gives up what was written. */
	giveUp(): void {
		this.#refusal = null;
		this.draft.discard();
	}

	/** Sends what the form asks for: the changes once it stands, and of the draft what was written since; null where it was refused, and the draft is where it was. */
	async send(command: CommandInput): Promise<Change[] | null> {
		if (this.#sending || !this.#desk.identify()) return null;
		this.#sending = true;
		const { fields } = this.draft;
		this.draft.lend();
		try {
			const answer = await this.#sent(command);
			this.#refusal = answer.ok ? null : answer.error;
			if (answer.ok) this.draft.settle(fields);
			else if (this.#shown) this.#desk.excuse(answer.error);
			return answer.ok ? answer.changes : null;
		} finally {
			this.draft.keep();
			this.#sending = false;
		}
	}

	/** There is no connection: what was sent is left to the queue, unless it is no command at all, and the form is free for the next. */
	queue(): void {
		setTimeout(this.#leaveQueued);
	}

	#sent(command: CommandInput): Promise<SubmitAnswer> {
		const queued = new Promise<SubmitAnswer>((resolve) => {
			this.#leaveQueued = () => resolve(QUEUED);
		});
		return Promise.race([this.#desk.submit(command), queued]);
	}
}

/** What is queued has no answer yet: the queue shows it from here on. */
const QUEUED: SubmitAnswer = { ok: true, revision: 0, changes: [] };

/** The form that controls inside it belong to. */
export const [getDeskForm, setDeskForm] = createContext<DeskForm>();
