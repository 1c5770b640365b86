import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { refuse } from '#lib/domain/refusal.ts';
import type { Ask } from '#lib/client/polling.ts';
import type { BoardAnswer, ChangesAnswer, ErrorAnswer } from '#lib/protocol/api.ts';
import type * as z from 'zod/mini';

/** What the edge needs of the server behind it. */
interface Origin {
	log: readonly Change[];
	epoch: { epoch: string };
}

/** What the server held at some moment. */
interface Kept {
	readonly at: number;
	readonly log: readonly Change[];
	readonly epoch: string;
}

const PAGE = 100;

/** A cache before a fake server, asked by plain requests. It answers as the server would now, or would have when it was told to keep that. */
export class FakeEdge {
	readonly #origin: Origin;
	#kept: Kept | null = null;
	/** What was asked for, when, and whether cookies went with it. */
	readonly asked: { at: number; rest: string; credentials: string | undefined }[] = [];
	isDown = true;
	/** The server behind it may not see what others commit. */
	isBlind = false;
	/** Who is told that there is no such board: nobody, whoever does not show who they are, or anybody. */
	shuts: 'nobody' | 'strangers' | 'all' = 'nobody';
	/**
	 * `origin`: `Date` is left as the server set it; `own`: it is the cache's own, and `Age` says the rest; `behind`: no cache, but a server
	 * that has not read on.
	 */
	date: 'origin' | 'own' | 'behind' = 'origin';

	constructor(origin: Origin) {
		this.#origin = origin;
	}

	/** From now on it answers as the server would now. */
	keep(): void {
		this.#kept = this.#present();
	}

	forget(): void {
		this.#kept = null;
	}

	fetch: Ask = async (address, { credentials }) => {
		const [, rest = ''] = address.split('/api/v1/boards/us-china');
		this.asked.push({ at: Date.now(), rest, credentials });
		if (this.isDown) throw new TypeError('Failed to fetch');
		const kept = this.#kept ?? this.#present();
		const isShut = this.shuts === 'all' || (this.shuts === 'strangers' && credentials === 'omit');
		if (isShut) return this.#answer(NOT_FOUND, kept, 404);
		return this.#answer(this.#said(rest, kept), kept);
	};

	#present(): Kept {
		const { log, epoch } = this.#origin;
		return { at: Date.now(), log: [...log], epoch: epoch.epoch };
	}

	#said(rest: string, { log, epoch }: Kept): Told {
		const revision = log.length;
		const standing = { revision, epoch, current: !this.isBlind };
		const since = /since=(\d+)/.exec(rest)?.[1];
		if (since === undefined)
			return { ...standing, board: log.reduce(evolve, emptyBoard('us-china')), hash: null };
		const changes = log.slice(Number(since), Number(since) + PAGE);
		return { ...standing, changes, more: Number(since) + changes.length < revision };
	}

	#answer(body: Told, { at }: Kept, status = 200): Response {
		const age = this.date === 'behind' ? 0 : Math.floor((Date.now() - at) / 1000);
		const date = new Date(this.date === 'origin' ? at : Date.now()).toUTCString();
		return new Response(JSON.stringify(body), { status, headers: { date, age: String(age) } });
	}
}

type Told = ChangesAnswer | BoardAnswer | z.infer<typeof ErrorAnswer>;

const NOT_FOUND = { error: refuse('not_found', 'There is no such board') };
