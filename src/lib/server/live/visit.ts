import { roleOn, type Asker } from '#lib/domain/asker.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { mayRead } from '#lib/domain/rights.ts';
import type { Slug } from '#lib/domain/slug.ts';
import {
	Doing,
	Join,
	Submit,
	type Checking,
	type Epoch,
	type SubmitAnswer
} from '#lib/protocol/live.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Boards, CaughtUp } from '../boards.ts';
import { commandLimits } from '../command-limits.ts';
import { submitGiven } from '../given-command.ts';
import { guests } from '../guests.ts';
import { log } from '../log.ts';
import { unavailable } from '../unavailable.ts';
import type { LiveMeter } from './live-meter.ts';
import type { Pace } from './pace.ts';
import { parsed } from './parsed.ts';
import type { Room } from './room.ts';
import { dropIfSlow } from './slow.ts';
import type { LiveSocket } from './types.ts';

/** Where rooms are found, and made when first entered. */
export interface Rooms {
	/** How fast a crowd is let in. */
	readonly joins: Pace;
	readonly meter: LiveMeter;
	room(board: Slug): Room;
	/** What those who look at a board are told of its log's epoch. */
	epochOn(board: Slug): Epoch;
	/** Whether the links of a board are being checked. */
	checkingOn(board: Slug): Checking;
	/** Whether everybody has been asked to go elsewhere. */
	readonly isLeaving: boolean;
}

const LEAVING = 'This server is being stopped: send it again';

/** One connection's time here: what it asks and what it is answered. */
export class Visit {
	readonly #socket: LiveSocket;
	readonly #boards: Boards;
	readonly #rooms: Rooms;

	constructor(socket: LiveSocket, boards: Boards, rooms: Rooms) {
		this.#socket = socket;
		this.#boards = boards;
		this.#rooms = rooms;
	}

	listen(): void {
		this.#on('join', (payload) => this.#join(payload));
		this.#on('submit', (payload) => this.#submit(payload));
		this.#on('presence', (payload) => this.#presence(payload));
		this.#socket.on('disconnect', () => this.#leave());
	}

	/** Whoever is there may do other things than before, or is somebody else. */
	async revise(asker: Asker): Promise<void> {
		const { data } = this.#socket;
		data.asker = asker;
		if (data.board === null) return;
		const room = this.#rooms.room(data.board);
		if (!asker.actor) room.book.leave(this.#socket.id);
		room.presenceChanged();
		const board = await this.#boardsNow.board(data.board);
		if (isRefusal(board)) this.#socket.disconnect(true);
		else this.#tellAccess(board.slug);
	}

	/** Lets go whoever may not read the board, as it now is, that they look at. */
	leaveIfShut(board: Board): void {
		const { data } = this.#socket;
		if (data.board === board.slug && !mayRead(data.asker, board)) this.#socket.disconnect(true);
	}

	/** The boards as whoever is there may see them now. */
	get #boardsNow(): Boards {
		return this.#boards.as(this.#socket.data.asker);
	}

	#tellAccess(board: Slug): void {
		const { asker } = this.#socket.data;
		const who = asker.actor && { id: asker.actor.id, name: asker.actor.name };
		this.#socket.emit('access', { who, role: roleOn(asker, board) });
	}

	/** Whatever arrives under this name is answered, if an answer was asked for; nothing in it can end the process. */
	#on(event: 'join' | 'submit' | 'presence', act: (payload: unknown) => Promise<object>): void {
		this.#socket.on(event, (payload: unknown, answer?: unknown) => {
			if (dropIfSlow(this.#socket)) return;
			const reply = typeof answer === 'function' ? answer : () => undefined;
			act(payload).then(
				(value) => reply(value),
				(error: unknown) => {
					const requestId = crypto.randomUUID();
					log.error({ err: error, event, requestId }, 'an event failed');
					const words = `The server cannot answer now (request ${requestId})`;
					reply(this.#refused(unavailable(error, words)));
				}
			);
		});
	}

	async #join(payload: unknown): Promise<object> {
		const join = parsed(Join, payload);
		if ('refusal' in join) return this.#refused(join.refusal);
		const { board, since } = join.value;
		await this.#rooms.joins.turn();
		for (;;) {
			const { asker } = this.#socket.data;
			const caughtUp = await this.#boards.as(asker).catchUp(board, since);
			// Meanwhile they may have become somebody who may not read it.
			if (asker !== this.#socket.data.asker) continue;
			if (isRefusal(caughtUp)) return this.#refused(caughtUp);
			if (caughtUp.revision >= this.#rooms.room(board).revision)
				return this.#joined(join.value, caughtUp);
		}
	}

	/** Enters with what was missed, including all that the room has been told by this very moment: nothing can fall between the two. */
	#joined({ board, since }: Join, caughtUp: CaughtUp): object {
		this.#rooms.meter.caughtUp('board' in caughtUp ? 'board' : 'changes');
		this.#socket.emit('epoch', this.#rooms.epochOn(board));
		if (this.#socket.data.asker.actor) this.#tellAccess(board);
		this.#enter(board);
		return this.#rooms.room(board).catchUps.answer(since, caughtUp);
	}

	#enter(board: Slug): void {
		const { data } = this.#socket;
		if (data.board === board || !this.#socket.connected) return;
		this.#leave();
		data.board = board;
		void this.#socket.join(board);
		this.#rooms.room(board).presenceChanged();
		const checking = this.#rooms.checkingOn(board);
		if (checking.isGoing) this.#socket.emit('checking', checking);
	}

	#leave(): void {
		const { board } = this.#socket.data;
		if (board === null) return;
		this.#socket.data.board = null;
		void this.#socket.leave(board);
		const room = this.#rooms.room(board);
		room.book.leave(this.#socket.id);
		room.presenceChanged();
	}

	async #submit(payload: unknown): Promise<SubmitAnswer> {
		const submit = parsed(Submit, payload);
		if ('refusal' in submit) return this.#refused(submit.refusal);
		if (this.#rooms.isLeaving) return this.#refused(refuse('unavailable', LEAVING));
		const tooMany = commandLimits.spendFrom(guests.whence(this.#socket.conn), Date.now());
		if (tooMany) return this.#refused(tooMany);
		const outcome = await submitGiven(this.#boardsNow, this.#socket.data.asker, submit.value);
		if (isRefusal(outcome)) return this.#refused(outcome);
		return { ok: true, revision: outcome.revision, changes: [...outcome.changes] };
	}

	async #presence(payload: unknown): Promise<object> {
		const doing = parsed(Doing, payload);
		if ('refusal' in doing) return this.#refused(doing.refusal);
		const { asker, board } = this.#socket.data;
		const { actor } = asker;
		if (!actor || board !== doing.value.board) return { ok: true };
		const room = this.#rooms.room(board);
		room.book.enter(this.#socket.id, actor, doing.value);
		room.presenceChanged();
		return { ok: true };
	}

	#refused(error: Refusal): { ok: false; error: Refusal } {
		this.#rooms.meter.refused(error);
		return { ok: false, error };
	}
}
