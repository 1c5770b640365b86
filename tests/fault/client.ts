import { io, type Socket } from 'socket.io-client';
import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Ailing, ClientEvents, ServerEvents, SubmitAnswer } from '#lib/protocol/live.ts';

const BOARD = 'us-china';
const ANSWER_WITHIN = 10_000;
/** How long after a lost connection or a refused join to try again, in ms. */
const AGAIN = 100;

/**
 * A viewer and editor of the plainest kind: it holds a board, and notes wherever what it is sent would make a gap or lead
 * back. It connects again by itself, at whichever of the addresses is next.
 */
export class Client {
	readonly #urls: readonly string[];
	readonly #key: string | undefined;
	readonly #asksWhose: boolean;
	#socket: Socket<ServerEvents, ClientEvents> | undefined;
	#next = 0;
	#closed = false;
	#joined = false;
	#asking = false;
	#board: Board | undefined;
	/** What went wrong with what it was sent. */
	readonly faults: string[] = [];
	readonly ailings: Ailing[] = [];
	readonly leaves: number[] = [];

	/** `asksWhose`: whether it looks who vouches for a certificate. */
	constructor(urls: readonly string[], key?: string, asksWhose = true) {
		this.#urls = urls;
		this.#asksWhose = asksWhose;
		this.#key = key;
		this.#connect();
	}

	/** What it holds; undefined before it was ever given any. */
	get board(): Board | undefined {
		return this.#board;
	}

	get revision(): number {
		return this.#board?.revision ?? 0;
	}

	/** Whether it is connected, and was current when it joined. */
	get isLive(): boolean {
		return this.#joined;
	}

	/** Sends a command; undefined where no answer came, of which nothing is known then. */
	async submit(id: string, command: CommandInput): Promise<SubmitAnswer | undefined> {
		const socket = this.#socket;
		if (!socket?.connected) return undefined;
		const gone = new Promise<undefined>((resolve) =>
			socket.once('disconnect', () => resolve(undefined))
		);
		const answer = socket
			.timeout(ANSWER_WITHIN)
			.emitWithAck('submit', { board: BOARD, id, command })
			.catch(() => undefined);
		return Promise.race([answer, gone]);
	}

	close(): void {
		this.#closed = true;
		this.#socket?.disconnect();
	}

	#connect(): void {
		const url = this.#urls[this.#next % this.#urls.length] ?? '';
		this.#next += 1;
		const socket: Socket<ServerEvents, ClientEvents> = io(url, {
			...{ transports: ['websocket'], reconnection: false, forceNew: true, timeout: 3_000 },
			rejectUnauthorized: this.#asksWhose,
			auth: this.#key === undefined ? {} : { key: this.#key }
		});
		this.#socket = socket;
		socket.on('connect', () => void this.#join(socket));
		socket.on('disconnect', () => this.#lost(socket));
		socket.on('connect_error', () => this.#lost(socket));
		socket.on('changes', ({ changes }) => this.#hear(socket, changes));
		socket.on('ailing', (ailing) => this.ailings.push(ailing));
		socket.on('leave', ({ within }) => this.leaves.push(within));
	}

	#lost(socket: Socket<ServerEvents, ClientEvents>): void {
		if (socket !== this.#socket) return;
		this.#joined = false;
		this.#asking = false;
		socket.off();
		socket.disconnect();
		if (!this.#closed) setTimeout(() => !this.#closed && this.#connect(), AGAIN);
	}

	async #join(socket: Socket<ServerEvents, ClientEvents>): Promise<void> {
		if (this.#asking) return;
		this.#asking = true;
		const held = this.#board && { since: this.revision };
		const answer = await socket
			.timeout(ANSWER_WITHIN)
			.emitWithAck('join', { board: BOARD, ...held })
			.catch(() => undefined);
		if (socket !== this.#socket) return;
		this.#asking = false;
		if (!answer?.ok) return this.#lost(socket);
		if (answer.revision < this.revision) {
			// Another process that has not read so far yet: nothing of it may be shown.
			if ('board' in answer) return this.#lost(socket);
			this.faults.push(`joined at ${answer.revision}, holding ${this.revision}`);
		}
		if ('board' in answer) this.#board = answer.board;
		else this.#take(answer.changes);
		this.#joined = true;
	}

	#hear(socket: Socket<ServerEvents, ClientEvents>, changes: readonly Change[]): void {
		if (!this.#board) return;
		const [first] = changes;
		// What was committed before the answer to the join may come before it.
		if (first && first.revision > this.revision + 1) return void this.#join(socket);
		this.#take(changes);
	}

	#take(changes: readonly Change[]): void {
		for (const change of changes) {
			if (!this.#board || change.revision <= this.revision) continue;
			if (change.revision !== this.revision + 1) {
				this.faults.push(`${change.revision} came after ${this.revision}`);
				return;
			}
			this.#board = evolve(this.#board, change);
		}
	}
}
