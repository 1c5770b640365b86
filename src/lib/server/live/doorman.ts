import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { Handshake } from '#lib/protocol/live.ts';
import type { Credentials, Gate, Known } from '../auth/gate.ts';
import { DatabaseTrouble } from '../database/trouble.ts';
import { guests } from '../guests.ts';
import { log } from '../log.ts';
import { forgetHandshake, forgetRequest } from './spare.ts';
import type { Live, LiveSocket } from './types.ts';
import type { Visit } from './visit.ts';

/** How often to look whose session is over, in ms. */
const LOOK_EVERY = 500;

/** What a connection's first request brought. */
interface Brought {
	readonly cookies: string | undefined;
	readonly host: string;
}

/** Knows who is behind each connection, and sees to it that what they may no longer do ends at once. */
export class Doorman {
	readonly #gate: Pick<Gate, 'who' | 'onChange'>;
	readonly #origin: string | undefined;
	readonly #brought = new WeakMap<object, Brought>();
	readonly #known = new WeakMap<LiveSocket, Known>();
	/** How often somebody's rights have changed; and how often they had when what is known of each was asked. */
	#changes = 0;
	readonly #asked = new WeakMap<LiveSocket, number>();
	readonly #visits = new Map<LiveSocket, Visit>();
	/** Those who are somebody: for the rest nothing can end. */
	readonly #somebodies = new Set<LiveSocket>();
	readonly #looking: ReturnType<typeof setInterval>;
	readonly #unlisten: () => void;

	constructor(io: Live, gate: Pick<Gate, 'who' | 'onChange'>, origin: string | undefined) {
		this.#gate = gate;
		this.#origin = origin;
		// Of the first request of a connection this alone is needed again.
		io.engine.on('connection', (raw: object) => {
			this.#brought.set(raw, broughtBy(raw));
			forgetRequest(raw);
		});
		io.use((socket, next) => {
			this.#admit(socket).then(next, (error: unknown) => {
				log.error({ err: error }, 'somebody could not be known');
				next(new Error('unavailable'));
			});
		});
		this.#looking = setInterval(() => this.#look(), LOOK_EVERY);
		this.#unlisten = gate.onChange(() => this.#reviseAll());
	}

	/** From now on, what this visitor may do is kept true. */
	watch(socket: LiveSocket, visit: Visit): void {
		const { actor, boards } = socket.data.asker;
		this.#visits.set(socket, visit);
		socket.on('disconnect', () => {
			this.#visits.delete(socket);
			this.#somebodies.delete(socket);
		});
		if (!actor && boards.size === 0) return;
		this.#somebodies.add(socket);
		// What changed while they were on their way in passed them by.
		if (this.#asked.get(socket) !== this.#changes) this.#revise(socket);
	}

	/** A board has changed: where it is private now, whoever may not read it is let go before anything is told. */
	boardChanged(changes: readonly Change[], board: Board): void {
		const shuts = changes.some(
			({ happening }) => happening.type === 'board.edited' && happening.visibility === 'private'
		);
		if (!shuts) return;
		for (const visit of [...this.#visits.values()]) visit.leaveIfShut(board);
	}

	close(): void {
		clearInterval(this.#looking);
		this.#unlisten();
	}

	async #admit(socket: LiveSocket): Promise<Error | undefined> {
		this.#asked.set(socket, this.#changes);
		const known = await this.#gate.who(this.#credentialsOf(socket));
		if (known.wrongKey) return new Error('unidentified');
		const { actor } = known.asker;
		if (actor && !guests.admit(actor.id, socket.conn)) return new Error('too_many');
		socket.data = { asker: known.asker, board: null };
		this.#known.set(socket, known);
		forgetHandshake(socket);
		return undefined;
	}

	#credentialsOf({ conn, handshake }: LiveSocket): Credentials {
		const { cookies, host } = this.#brought.get(conn) ?? { cookies: undefined, host: '' };
		const { key } = Handshake.safeParse(handshake.auth).data ?? {};
		return { cookies, key, origin: this.#origin ?? `http://${host}` };
	}

	/** Sessions end by themselves, too. */
	#look(): void {
		const now = Date.now();
		for (const socket of this.#somebodies) {
			if ((this.#known.get(socket)?.until ?? Infinity) <= now) this.#revise(socket);
		}
	}

	#reviseAll(): void {
		this.#changes += 1;
		for (const socket of this.#somebodies) this.#revise(socket);
	}

	#revise(socket: LiveSocket): void {
		const changes = this.#changes;
		this.#gate
			.who(this.#credentialsOf(socket))
			.then(async (known) => {
				// What was asked later may have come sooner.
				if (changes < (this.#asked.get(socket) ?? 0)) return;
				this.#asked.set(socket, changes);
				const before = this.#known.get(socket);
				this.#known.set(socket, known);
				if (known.wrongKey) socket.disconnect(true);
				else if (!isSame(before, known)) await this.#visits.get(socket)?.revise(known.asker);
			})
			.catch((error: unknown) => this.#askAgain(socket, error));
	}

	/** Whoever could not be known is looked at again: what they may do may have been taken away. */
	#askAgain(socket: LiveSocket, error: unknown): void {
		const known = this.#known.get(socket);
		if (known) this.#known.set(socket, { ...known, until: 0 });
		if (!(error instanceof DatabaseTrouble))
			log.error({ err: error }, 'somebody could not be known');
	}
}

const broughtBy = (raw: object): Brought => {
	const request: unknown = Reflect.get(raw, 'request');
	const headers: unknown =
		typeof request === 'object' && request && Reflect.get(request, 'headers');
	const header = (name: string): string | undefined => {
		const value: unknown = typeof headers === 'object' && headers && Reflect.get(headers, name);
		return typeof value === 'string' ? value : undefined;
	};
	return { cookies: header('cookie'), host: header('host') ?? '' };
};

const isSame = (one: Known | undefined, other: Known): boolean => textOf(one) === textOf(other);

const textOf = (known: Known | undefined): string =>
	JSON.stringify(known && { ...known.asker, boards: [...known.asker.boards] });
