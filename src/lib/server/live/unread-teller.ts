import type { Asker } from '#lib/domain/asker.ts';
import { log } from '../log.ts';
import { Flow } from './flow.ts';
import type { LiveSocket } from './types.ts';

/** People are told at most this often, in ms, however much happens. */
const EVERY = 250;

/** What must be known of inboxes to tell people how much of theirs is unread. */
export interface UnreadCounts {
	unread(account: string, asker: Asker): Promise<number>;
	/** Calls back whenever it may be another, until the returned function is called. */
	onChange(listener: () => void): () => void;
}

/** Tells each person who is connected how much of their inbox is unread, whenever that changes. */
export class UnreadTeller {
	readonly #counts: UnreadCounts;
	readonly #told = new Map<LiveSocket, number>();
	readonly #flow = new Flow(
		() => void this.#tell(),
		() => EVERY
	);
	readonly #unlisten: () => void;

	constructor(counts: UnreadCounts) {
		this.#counts = counts;
		this.#unlisten = counts.onChange(() => this.#flow.request());
	}

	/** From now on whoever is there is told, if they have signed in. */
	watch(socket: LiveSocket): void {
		if (!personOf(socket)) return;
		this.#told.set(socket, -1);
		socket.on('disconnect', () => this.#told.delete(socket));
		this.#flow.request();
	}

	close(): void {
		this.#unlisten();
		this.#flow.stop();
	}

	async #tell(): Promise<void> {
		const counts = new Map<string, Promise<number>>();
		for (const [socket, told] of this.#told) {
			const account = personOf(socket);
			if (account === undefined) continue;
			const counting = counts.get(account) ?? this.#counts.unread(account, socket.data.asker);
			counts.set(account, counting);
			try {
				const unread = await counting;
				if (unread === told || !this.#told.has(socket)) continue;
				this.#told.set(socket, unread);
				socket.emit('inbox', { unread });
			} catch (error) {
				log.warn({ err: error }, 'counting what is unread failed');
			}
		}
	}
}

const personOf = ({ data: { asker } }: LiveSocket): string | undefined =>
	asker.actor?.kind === 'person' ? asker.actor.id : undefined;
