import type { Actor } from '#lib/domain/actor.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { instantOf, type Instant } from '#lib/domain/day.ts';
import { refuseInvalid } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Checking, Doing, Presence, SubmitAnswer } from '#lib/protocol/live.ts';
import { NO_ACCESS, type Access } from '#lib/protocol/access.ts';
import { Courier } from './courier.svelte.ts';
import type { foresee } from './foresee.ts';
import { Heard } from './heard.svelte.ts';
import { Outbox, type Pending } from './outbox.ts';
import { Rights } from './rights.svelte.ts';
import { inBrowser, type Surroundings } from './surroundings.ts';
import type { SyncEvents } from './sync-events.ts';
import { uuid } from './uuid.ts';
import { WatchedBoard } from './watched-board.svelte.ts';

export type { Pending };

type Foresee = typeof foresee;

/** A board as this browser knows it: what is confirmed, and on top of it what this person has just done. */
export class LiveBoard extends WatchedBoard {
	readonly #courier: Courier;
	readonly #shown: Board;
	readonly #heard = new Heard();
	/** The commands given on this page. */
	readonly #own = new Map<string, Pending>();
	/** Who is at this page, and what they may do on the board. */
	readonly rights: Rights;
	#foresee = $state.raw<Foresee | null>(null);
	#lastSent = 0;
	#lost: readonly Change[] = [];

	/** `board` as it was at `now` by the server's clock, in milliseconds since 1970. */
	constructor(
		board: Board,
		now: number,
		world: Surroundings = inBrowser,
		{ access = NO_ACCESS, epoch }: { access?: Access; epoch?: string | undefined } = {}
	) {
		const events: SyncEvents = {
			joined: (transport) => !this.rights.isSignedOut && this.#courier.open(transport),
			parted: () => this.#courier.close(),
			access: (heard) => this.#hearAccess(heard),
			unread: (count) => this.rights.hearUnread(count),
			restored: () => this.#loseAnswers()
		};
		super(board, now, { epoch, world, events });
		this.rights = new Rights(access);
		this.#courier = new Courier(
			this.held,
			new Outbox(board.slug, access.who?.id ?? '', world.storage()),
			{
				committed: (changes) => this.held.receive(changes),
				unanswered: () => this.sync.connection.drop()
			}
		);
		this.held.onChanges((changes, before, after) => {
			// A page at which nobody edits, a wall, keeps no boards that were.
			if (this.rights.who) this.#heard.add(changes, before);
			this.#courier.confirm(after.revision, changes);
		});
		this.#shown = $derived(this.#foreseen());
	}

	/** What is confirmed and, foreseen on top, what this person has just done; its revision is the confirmed one. */
	override get board(): Board {
		return this.#shown;
	}

	/** This person's commands that are not confirmed, oldest first; refused ones until they are dismissed. */
	get pending(): readonly Pending[] {
		return this.#courier.list;
	}

	/** The latest changes heard since this page opened, newest first. */
	get heard(): Change[] {
		return this.#heard.list;
	}

	/** Who is at the desk of this board; null while that is not known. */
	get presence(): Presence | null {
		return this.sync.presence;
	}

	/** What was last heard of a check of the board's links: another each time. */
	get checking(): Checking | null {
		return this.sync.checking;
	}

	/**
	 * Shows the command at once, and sends it until it is answered, after a reload too. Resolves with the server's answer, which may be
	 * long in coming while there is no connection. Refused at once where it is no valid command. `epoch`: of the log that its person looked at.
	 */
	async submit(input: CommandInput, epoch = this.epoch): Promise<SubmitAnswer> {
		const parsed = Command.safeParse(input);
		if (!parsed.success) return { ok: false, error: refuseInvalid(parsed.error) };
		void this.#loadForesee();
		const id = uuid();
		const given = { id, command: parsed.data, sentAt: this.#nextMoment(), epoch };
		this.#own.set(id, given);
		return this.#courier.take(given);
	}

	/** Loads what shows an edit before it is confirmed, for times without a network. */
	prepare(): Promise<void> {
		return this.#loadForesee();
	}

	/** Whether the change came of a command given on this page. */
	isOwn(change: Change): boolean {
		return this.findOwn(change) !== undefined;
	}

	/** What was given on this page that a change came of. */
	findOwn({ command }: Change): Pending | undefined {
		return this.#own.get(command);
	}

	/** The latest changes that this page had heard before the log went back, newest first. */
	get lost(): readonly Change[] {
		return this.#lost;
	}

	/** The last revision of an epoch that the log still holds. */
	keptOf(epoch: string | undefined): number {
		return this.held.keptOf(epoch);
	}

	/** Takes a command back that was never sent. */
	takeBack(id: string): void {
		this.#courier.takeBack(id);
	}

	/** Takes a refused command off the pending ones. */
	dismiss(id: string): void {
		this.#courier.dismiss(id);
	}

	/** Says to the others at the desk on which issue this person is. */
	doing(issue: Slug | null, doing: Doing['doing']): void {
		if (doing === 'assessing') void this.#loadForesee();
		this.sync.doing(issue, doing);
	}

	/** Connects, and stays connected until the returned function is called. Once, in the browser. */
	override connect(): () => void {
		this.#courier.restore();
		if (this.#courier.list.length > 0) void this.#loadForesee();
		const disconnect = super.connect();
		return () => {
			this.#courier.close();
			disconnect();
		};
	}

	/** Whoever comes back to the page may have signed in again meanwhile, which a new connection shows. */
	protected override look(): void {
		if (this.rights.isSignedOut) this.sync.connection.renew();
		else super.look();
	}

	#foreseen(): Board {
		const foresee = this.#foresee;
		const board = this.confirmed;
		const hoped = this.pending.filter((each) => !each.refused);
		if (!foresee || hoped.length === 0) return board;
		const known = { actor: this.#actor(), heard: this.#heard };
		const shown = hoped.reduce((held, pending) => foresee(held, pending, known), board);
		return { ...shown, revision: board.revision };
	}

	#actor(): Actor {
		const who = this.rights.who ?? { id: 'unknown', name: 'You' };
		return { kind: 'person', ...who };
	}

	/** The rules of deciding are loaded with the first edit: a wall never needs them. */
	async #loadForesee(): Promise<void> {
		try {
			this.#foresee ??= (await import('./foresee.ts')).foresee;
		} catch {
			// Without the network an edit is not shown before it is confirmed; it is sent all the same.
		}
	}

	/** The log went back: what was heard of it, and answered, is no longer so. */
	#loseAnswers(): void {
		this.#lost = this.heard;
		this.#courier.forgetAnswers();
	}

	/** What a session has left undone waits until it is theirs again. */
	#hearAccess(access: Access): void {
		this.rights.hear(access);
		if (this.rights.isSignedOut) this.#courier.close();
	}

	/** Later than the moment of any command before, so that their order can be told after a reload. */
	#nextMoment(): Instant {
		this.#lastSent = Math.max(Date.now() - this.skew, this.#lastSent + 1);
		return instantOf(this.#lastSent);
	}
}
