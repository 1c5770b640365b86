import { setImmediate } from 'node:timers/promises';
import type { KnownAsker } from '#lib/domain/asker.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Command } from '#lib/domain/command.ts';
import { instantOf } from '#lib/domain/day.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { LARGEST_CATCH_UP } from '#lib/protocol/live.ts';
import { commandLimits } from '../command-limits.ts';
import { log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { unavailable } from '../unavailable.ts';
import { Recent } from './recent.ts';
import { Round, type Asked, type Committed } from './round.ts';

/** Most commands committed at once. */
const MOST_AT_ONCE = 1000;
/** Commands decided between two turns of the event loop, so that nobody else waits for a crowd. */
const BREATH = 10;
/** Changes folded between two turns of the event loop. */
const CHUNK = 50;

/** Told after each commit, with the board as it is then. */
export type CommitListener = (changes: readonly Change[], board: Board) => void;

/** A board in memory, at the end of its log. Whatever changes it waits for its turn. */
export class LivingBoard {
	readonly #store: Store;
	readonly #clock: () => number;
	readonly #told: CommitListener;
	readonly #recent = new Recent(LARGEST_CATCH_UP);
	#board: Board;
	#queue: Asked[] = [];
	#waiting = new Map<string, Promise<Committed | Refusal>>();
	#turn: Promise<unknown> = Promise.resolve();
	/** A commit failed, and may have happened all the same. */
	#inDoubt = false;
	#filling: Promise<void> | undefined;

	constructor(store: Store, board: Board, clock: () => number, told: CommitListener) {
		this.#store = store;
		this.#board = board;
		this.#clock = clock;
		this.#told = told;
	}

	get board(): Board {
		return this.#board;
	}

	/** Whether nobody waits for this board. */
	get idle(): boolean {
		return this.#waiting.size === 0;
	}

	/** Commits a command in its turn. Sent twice with one id, it takes effect once and has one answer. */
	submit(id: string, command: Command, asker: KnownAsker): Promise<Committed | Refusal> {
		const waiting = this.#waiting.get(id);
		if (waiting) return waiting;
		const tooMany = commandLimits.spend(asker.actor, this.#board.slug, this.#clock());
		if (tooMany) return Promise.resolve(tooMany);
		const outcome = new Promise<Committed | Refusal>((answer) =>
			this.#queue.push({ id, command, asker, answer })
		).finally(() => this.#waiting.delete(id));
		this.#waiting.set(id, outcome);
		void this.#inTurn(() => this.#drain());
		return outcome;
	}

	/** Resolves once all that waits has its answer. */
	async settled(): Promise<void> {
		await this.#turn;
	}

	/** Reads what other processes have committed: nothing where the board is at a revision that is told of by then. */
	catchUp(told = Infinity): Promise<void> {
		return this.#inTurn(async () => {
			if (this.#board.revision < told) await this.#readOn();
		});
	}

	/** At most `limit` changes after a revision, in order: from memory where they are recent. */
	async changesSince(since: number, limit: number): Promise<readonly Change[]> {
		if (since >= this.#board.revision) return [];
		if (this.#board.revision - since <= LARGEST_CATCH_UP) await this.#fill();
		return (
			this.#recent.after(since, limit) ??
			(await this.#store.changesSince(this.#board.slug, since, limit))
		);
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#turn.then(work);
		this.#turn = done.catch(() => undefined);
		return done;
	}

	async #drain(): Promise<void> {
		while (this.#queue.length > 0) await this.#round();
	}

	/** Commits as many of those who wait as go together; where another process was first, the next round decides them again. */
	async #round(): Promise<void> {
		const batch = this.#queue.slice(0, MOST_AT_ONCE);
		try {
			if (this.#inDoubt) await this.#readOn();
			this.#inDoubt = false;
			const round = new Round(this.#store, this.#board, this.#now());
			const taken = await this.#addAll(round, batch);
			if (!(await this.#commit(round))) return await this.#afterLost(batch);
			this.#queue.splice(0, taken);
			round.answer();
		} catch (error) {
			log.error({ err: error, board: this.#board.slug }, 'a commit failed');
			this.#inDoubt = true;
			const refused = new Set(batch);
			this.#queue = this.#queue.filter((asked) => !refused.has(asked));
			const refusal = unavailable(error, 'The server cannot save changes now');
			for (const asked of batch) asked.answer({ ...refusal });
		}
	}

	async #addAll(round: Round, batch: readonly Asked[]): Promise<number> {
		let taken = 0;
		for (const asked of batch) {
			const earlier = this.#recent.ofCommand(asked.id);
			if (earlier.length > 0) round.addEarlier(asked, earlier);
			else if (!(await round.add(asked))) break;
			taken += 1;
			if (taken % BREATH === 0) await setImmediate();
		}
		return taken;
	}

	async #commit(round: Round): Promise<boolean> {
		const { appending } = round;
		if (appending.changes.length === 0) return true;
		if ((await this.#store.append(appending)) === 'lost') return false;
		this.#advance(appending.after, appending.changes);
		return true;
	}

	/** Another process was first with a revision or with a command. */
	async #afterLost(batch: readonly Asked[]): Promise<void> {
		const { revision, slug } = this.#board;
		await this.#readOn();
		let answered = 0;
		for (const asked of batch) {
			const changes = await this.#store.findCommand(slug, asked.id);
			const last = changes.at(-1);
			if (!last) continue;
			this.#queue.splice(this.#queue.indexOf(asked), 1);
			asked.answer({ revision: last.revision, changes });
			answered += 1;
		}
		if (answered === 0 && this.#board.revision === revision) {
			throw new Error('The log refuses a change though nobody else was first');
		}
	}

	async #readOn(): Promise<void> {
		const { slug } = this.#board;
		for (;;) {
			const changes = await this.#store.changesSince(slug, this.#board.revision, CHUNK);
			if (changes.length > 0) this.#advance(changes.reduce(evolve, this.#board), changes);
			if (changes.length < CHUNK) return;
		}
	}

	#advance(board: Board, changes: readonly Change[]): void {
		this.#board = board;
		this.#recent.add(changes);
		this.#told(changes, board);
	}

	/** Reads the last changes into memory once, when somebody first comes back who missed some. */
	#fill(): Promise<void> {
		this.#filling ??= this.#readBack().catch((error: unknown) => {
			this.#filling = undefined;
			throw error;
		});
		return this.#filling;
	}

	async #readBack(): Promise<void> {
		const { slug, revision } = this.#board;
		const since = Math.max(0, revision - LARGEST_CATCH_UP);
		this.#recent.addBefore(await this.#store.changesSince(slug, since, LARGEST_CATCH_UP));
	}

	/** Never earlier than the last change, whatever the machine's clock says. */
	#now(): string {
		const now = instantOf(this.#clock());
		return this.#board.at && this.#board.at > now ? this.#board.at : now;
	}
}
