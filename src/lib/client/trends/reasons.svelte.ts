import { ReasonsAnswer, type Reason } from '#lib/protocol/reasons.ts';
import { fetched, type FetchJson } from '../fetch-json.ts';

/** How long a reader looks at one moment before its reasons are asked for, in milliseconds. */
const PATIENCE = 120;

/** Why the lines of a chart stand as they do at the moment that is being read. */
export class Reasons {
	readonly #board: string;
	readonly #fetch: FetchJson;
	#shown = $state.raw<readonly Reason[]>([]);
	#asked = '';
	#waiting: ReturnType<typeof setTimeout> | undefined;

	constructor(board: string, fetch: FetchJson) {
		this.#board = board;
		this.#fetch = fetch;
	}

	/** Of each line the latest that was read; those of another moment or revision are gone as soon as one is asked for. */
	get shown(): readonly Reason[] {
		return this.#shown;
	}

	/**
	 * The reader looks at a moment of lines as of a revision, or no longer at any. Where the reasons cannot be had, none are
	 * shown.
	 */
	read(at: number | null, issues: readonly string[], revision: number): void {
		const lines = new URLSearchParams(issues.map((issue) => ['issue', issue]));
		const query = at === null || issues.length === 0 ? '' : `at=${at}&${lines}`;
		const asked = `${revision}?${query}`;
		if (asked === this.#asked) return;
		this.#asked = asked;
		clearTimeout(this.#waiting);
		this.#shown = [];
		if (query === '') return;
		this.#waiting = setTimeout(() => void this.#ask(query, asked), PATIENCE);
	}

	async #ask(query: string, asked: string): Promise<void> {
		const address = `/api/v1/boards/${this.#board}/reasons?${query}`;
		const answer = await this.#fetch(address).then(
			(body) => ReasonsAnswer.safeParse(body).data,
			() => undefined
		);
		if (asked === this.#asked) this.#shown = answer?.reasons ?? [];
	}
}

/** Reasons of a board as the server gives them. */
export const reasonsOn = (board: string): Reasons => new Reasons(board, fetched);
