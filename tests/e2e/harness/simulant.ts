import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { ClientEvents, ServerEvents, SubmitAnswer } from '#lib/protocol/live.ts';
import type { BuiltServer } from './server.ts';

const BOARD = 'us-china';

/** Something that a simulated person does, and how their network treats it. */
export interface Deed {
	readonly issue: string;
	readonly field: 'tension' | 'title';
	readonly value: number;
	readonly behind: number;
	/** Sent once; twice; again after the next; cut before its answer, and sent again; or with the next, unanswered as yet. */
	readonly way: 'once' | 'twice' | 'late' | 'cut' | 'together';
	readonly wait: number;
}

/** An edit as it went out, and what came of it. */
interface Edit {
	readonly id: string;
	/** The issue and the field that it sets, and to what. */
	readonly at: string;
	readonly value: unknown;
	/** The revision it was made on. */
	readonly seen: number;
	readonly answer: SubmitAnswer;
}

/** How somebody shows who they are: a program's key, or the cookies of a session. */
export type Credential = { readonly key: string } | { readonly cookie: string };

type Line = Socket<ServerEvents, ClientEvents>;
type Submit = Parameters<ClientEvents['submit']>[0];

/** Somebody at the desk: edits by a script, and folds whatever arrives. */
export class Simulant {
	readonly #server: BuiltServer;
	readonly #credential: Credential;
	#line: Line;
	#late: Submit | null = null;
	board: Board = emptyBoard(BOARD);
	readonly edits: Edit[] = [];
	/** Edits that nothing is known of, since they were let go meanwhile. */
	readonly unanswered: string[] = [];
	/** Whether the server has shown them the door. */
	isOut = false;

	private constructor(server: BuiltServer, credential: Credential) {
		this.#server = server;
		this.#credential = credential;
		this.#line = this.#connect();
	}

	static async arrive(server: BuiltServer, credential: Credential): Promise<Simulant> {
		const simulant = new Simulant(server, credential);
		await simulant.#join();
		return simulant;
	}

	/** Does all of it, one after another but for what goes out together. */
	async work(script: readonly Deed[]): Promise<void> {
		let open: Promise<void>[] = [];
		for (const deed of script) {
			await pause(deed.wait);
			if (this.isOut) return;
			open.push(this.#do(deed));
			if (deed.way === 'together') continue;
			await Promise.all(open);
			open = [];
		}
		await Promise.all(open);
	}

	leave(): void {
		this.#line.disconnect();
	}

	async #do({ issue, field, value, behind, way }: Deed): Promise<void> {
		const seen = Math.max(1, this.board.revision - behind);
		const set = field === 'tension' ? value : `Title ${value}`;
		const submit: Submit = {
			board: BOARD,
			id: crypto.randomUUID(),
			command:
				field === 'tension'
					? { type: 'issue.assess', issue, tension: value, expect: seen }
					: { type: 'issue.edit', issue, title: `Title ${value}`, expect: seen }
		};
		if (way === 'twice' || way === 'cut') this.#line.emit('submit', submit, () => undefined);
		if (way === 'cut') await this.#reconnect();
		const answer = await this.#sent(submit);
		if (!answer) return void this.unanswered.push(submit.id);
		// The one before arrives once more, after this one.
		if (this.#late) this.#line.emit('submit', this.#late, () => undefined);
		this.#late = way === 'late' && answer.ok ? submit : null;
		this.edits.push({ id: submit.id, at: `${issue} ${field}`, value: set, seen, answer });
	}

	/** Sends it until there is an answer: another of this person's edits may cut the line meanwhile. */
	async #sent(submit: Submit): Promise<SubmitAnswer | null> {
		while (!this.isOut) {
			const line = this.#line;
			const gone = new Promise<null>((resolve) => {
				for (const event of ['disconnect', 'connect_error'] as const)
					line.once(event, () => resolve(null));
			});
			const answer = await Promise.race([line.emitWithAck('submit', submit), gone]);
			if (answer) return answer;
		}
		return null;
	}

	async #reconnect(): Promise<void> {
		const old = this.#line;
		this.#line = this.#connect();
		old.disconnect();
		await this.#join();
	}

	#connect(): Line {
		const line: Line = io(this.#server.url, {
			...('key' in this.#credential
				? { auth: this.#credential }
				: { extraHeaders: this.#credential }),
			transports: ['websocket'],
			forceNew: true
		});
		line.on('changes', ({ changes }) => this.#fold(changes));
		line.on('connect_error', ({ message }) => (this.isOut ||= message === 'unidentified'));
		line.on('disconnect', (reason) => (this.isOut ||= reason === 'io server disconnect'));
		return line;
	}

	/** Folds the answer as it arrives: what is sent next may arrive with it. Whoever is shown the door gets none. */
	#join(): Promise<void> {
		return new Promise((resolve, reject) => {
			if (this.isOut) return resolve();
			for (const event of ['disconnect', 'connect_error'] as const)
				this.#line.on(event, () => this.isOut && resolve());
			this.#line.emit('join', { board: BOARD, since: this.board.revision }, (joined) => {
				if (!joined.ok) return reject(new Error(joined.error.message));
				if ('board' in joined) this.board = joined.board;
				else this.#fold(joined.changes);
				resolve();
			});
		});
	}

	#fold(changes: readonly Change[]): void {
		for (const change of changes) {
			if (change.revision <= this.board.revision) continue;
			if (change.revision > this.board.revision + 1)
				throw new Error(`After ${this.board.revision} came ${change.revision}`);
			this.board = evolve(this.board, change);
		}
	}
}
