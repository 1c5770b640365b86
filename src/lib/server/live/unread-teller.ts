import type { Asker } from '#lib/domain/asker.ts';
import { log } from '../log.ts';
import { Flow } from './flow.ts';
import type { LiveSocket } from './types.ts';

/** People are told at most this often, in ms, however much happens. */
const EVERY = 250;

/** How an inbox stands. */
export interface Standing {
	readonly unread: number;
	/** Another whenever anything has come or was marked, though as much be unread as before. */
	readonly stamp: string;
}

/** What must be known of inboxes to tell people how much of theirs is unread. */
export interface UnreadCounts {
	standing(account: string, asker: Asker): Promise<Standing>;
	/** Calls back whenever it may be another, until the returned function is called. */
	onChange(listener: () => void): () => void;
}

/** Tells each person who is connected how much of their inbox is unread, whenever anything in it changes: on each of their pages. */
export class UnreadTeller {
	readonly #counts: UnreadCounts;
	readonly #told = new Map<LiveSocket, string>();
	readonly #flow = new Flow(
		() => void this.#tellInTurn(),
		() => EVERY
	);
	readonly #unlisten: () => void;
	#isTelling = false;
	#isDue = false;

	constructor(counts: UnreadCounts) {
		this.#counts = counts;
		this.#unlisten = counts.onChange(() => this.#flow.request());
	}

	/** From now on whoever is there is told, if they have signed in. */
	watch(socket: LiveSocket): void {
		if (!personOf(socket)) return;
		this.#told.set(socket, '');
		socket.on('disconnect', () => this.#told.delete(socket));
		this.#flow.request();
	}

	close(): void {
		this.#unlisten();
		this.#flow.stop();
	}

	/** One round after another, so that nobody is told last what was counted first. */
	async #tellInTurn(): Promise<void> {
		this.#isDue = true;
		if (this.#isTelling) return;
		this.#isTelling = true;
		while (this.#isDue) {
			this.#isDue = false;
			await this.#tell();
		}
		this.#isTelling = false;
	}

	async #tell(): Promise<void> {
		const standings = new Map<string, Promise<Standing>>();
		for (const [socket, told] of this.#told) {
			const account = personOf(socket);
			if (account === undefined) continue;
			const asking = standings.get(account) ?? this.#counts.standing(account, socket.data.asker);
			standings.set(account, asking);
			try {
				const { unread, stamp } = await asking;
				const now = `${unread} ${stamp}`;
				if (now === told || !this.#told.has(socket)) continue;
				this.#told.set(socket, now);
				socket.emit('inbox', { unread });
			} catch (error) {
				log.warn({ err: error }, 'counting what is unread failed');
			}
		}
	}
}

const personOf = ({ data: { asker } }: LiveSocket): string | undefined =>
	asker.actor?.kind === 'person' ? asker.actor.id : undefined;
