import type { SubmitAnswer } from '#lib/protocol/live.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Command } from '#lib/domain/command.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Confirmed } from './confirmed.svelte.ts';
import type { Outbox, Pending } from './outbox.ts';
import type { Transport } from './transport.ts';

/** How long to wait before asking a server again that said it cannot now. */
const LATER = 2_000;

/** What a courier tells. */
export interface CourierEvents {
	/** A command took effect, by these changes. */
	committed(changes: readonly Change[]): void;
	/** A command got no answer in time. */
	unanswered(): void;
}

/**
 * Brings a board's commands to the server, one after another in the order they were given, each with one id until it is
 * answered. It lists those that the board does not show as confirmed yet.
 */
export class Courier {
	readonly #confirmed: Confirmed;
	readonly #outbox: Outbox;
	readonly #events: CourierEvents;
	#list = $state.raw<readonly Pending[]>([]);
	#answers = new Map<string, (answer: SubmitAnswer) => void>();
	/** Revisions at which answered commands took effect, until the board is there. */
	#committed = new Map<string, number>();
	#transport: Transport | null = null;
	#sending: string | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(confirmed: Confirmed, outbox: Outbox, events: CourierEvents) {
		this.#confirmed = confirmed;
		this.#outbox = outbox;
		this.#events = events;
	}

	/** Oldest first. */
	get list(): readonly Pending[] {
		return this.#list;
	}

	/** Takes up what an earlier page of this browser had not seen answered. */
	restore(): void {
		const known = new Set(this.#list.map(({ id }) => id));
		const kept = this.#outbox.all().filter(({ id }) => !known.has(id));
		this.#list = [...kept, ...this.#list];
	}

	/** Takes a command on. Resolves when the server has answered it, however long that takes. */
	take(pending: Pending): Promise<SubmitAnswer> {
		this.#list = [...this.#list, pending];
		this.#outbox.keep(pending);
		const answer = new Promise<SubmitAnswer>((resolve) => this.#answers.set(pending.id, resolve));
		this.#send();
		return answer;
	}

	/** Takes a command back that was never sent; whoever waits for its answer is told so. */
	takeBack(id: string): void {
		if (!this.#list.some((each) => each.id === id && !each.tried)) return;
		this.#answer(id, { ok: false, error: refuse('invalid', 'You took it back') });
		this.#forget(id);
	}

	/** The log went back: what was answered and never seen on the board is asked once more. */
	forgetAnswers(): void {
		this.#committed.clear();
	}

	/** Forgets a command that was refused, once its person has seen why. */
	dismiss(id: string): void {
		this.#list = this.#list.filter((each) => each.id !== id || !each.refused);
	}

	/** The way to the server is open: what waits goes out. */
	open(transport: Transport): void {
		if (transport === this.#transport) return;
		this.#transport = transport;
		this.#sending = null;
		this.#send();
	}

	/** The way to the server is closed. What was under way is sent again when it opens. */
	close(): void {
		clearTimeout(this.#timer);
		this.#transport = null;
	}

	/** The board now is at `revision`, by way of these changes: what they confirm is no longer pending. */
	confirm(revision: number, changes: readonly Change[]): void {
		const commands = new Set(changes.map((change) => change.command));
		for (const { id } of this.#list) {
			if (commands.has(id)) this.#settle(id, { ok: true, revision, changes: made(changes, id) });
			else if ((this.#committed.get(id) ?? Infinity) <= revision) this.#forget(id);
		}
		this.#send();
	}

	#send(): void {
		const transport = this.#transport;
		const next = this.#list.find(({ id, refused }) => !refused && !this.#committed.has(id));
		if (!transport || !next || this.#sending) return;
		const { id } = next;
		this.#sending = id;
		if (!next.tried) this.#try(next);
		this.#submit(next, transport).then(
			(answer) => transport === this.#transport && this.#hear(id, answer),
			() => transport === this.#transport && this.#events.unanswered()
		);
	}

	#submit({ id, command, epoch }: Pending, transport: Transport): Promise<SubmitAnswer> {
		const board = this.#confirmed.board.slug;
		const submit = (asked: Command) => transport.submit({ board, id, command: asked });
		const kept = this.#confirmed.keptOf(epoch);
		if (kept === Infinity) return submit(command);
		return import('./out-of-epoch.ts').then(({ submitLate }) => submitLate(command, kept, submit));
	}

	/** From now on nobody knows whether it took effect until it is answered. */
	#try(next: Pending): void {
		const tried = { ...next, tried: true };
		this.#outbox.keep(tried);
		this.#list = this.#list.map((each) => (each.id === next.id ? tried : each));
	}

	#hear(id: string, answer: SubmitAnswer): void {
		if (this.#sending !== id) return;
		if (!answer.ok && isPassing(answer.error)) {
			this.#timer = setTimeout(() => this.#again(), LATER);
			return;
		}
		if (answer.ok) this.#committed.set(id, answer.revision);
		else this.#refuse(id, answer.error);
		this.#answer(id, answer);
		if (answer.ok) this.#events.committed(answer.changes);
		this.#send();
	}

	#again(): void {
		this.#sending = null;
		this.#send();
	}

	#refuse(id: string, refused: Refusal): void {
		this.#list = this.#list.map((each) => (each.id === id ? { ...each, refused } : each));
	}

	/** Confirmed and shown, whether or not its own answer has come. */
	#settle(id: string, answer: SubmitAnswer): void {
		this.#answer(id, answer);
		this.#forget(id);
	}

	#answer(id: string, answer: SubmitAnswer): void {
		this.#outbox.remove(id);
		if (this.#sending === id) this.#sending = null;
		this.#answers.get(id)?.(answer);
		this.#answers.delete(id);
	}

	#forget(id: string): void {
		this.#committed.delete(id);
		this.#list = this.#list.filter((each) => each.id !== id);
	}
}

const made = (changes: readonly Change[], id: string): Change[] =>
	changes.filter((change) => change.command === id);

const PASSING: readonly Refusal['code'][] = ['unavailable', 'too_many', 'unidentified'];

/** The server would have done it, but cannot now, or once the person has signed in again: nothing to tell them yet. */
const isPassing = ({ code }: Refusal): boolean => PASSING.includes(code);
