import { ReasonsAnswer, type Reason } from '#lib/protocol/reasons.ts';
import type { FetchJson } from '../fetch-json.ts';

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

	/** Of each line the latest that was read; those of another moment are gone as soon as one is asked for. */
	get shown(): readonly Reason[] {
		return this.#shown;
	}

	/** The reader looks at a moment, or no longer at any. Where the reasons cannot be had, none are shown. */
	read(at: number | null, issues: readonly string[]): void {
		const query = new URLSearchParams(issues.map((issue) => ['issue', issue]));
		const asked = at === null || issues.length === 0 ? '' : `at=${at}&${query}`;
		if (asked === this.#asked) return;
		this.#asked = asked;
		clearTimeout(this.#waiting);
		this.#shown = [];
		if (asked === '') return;
		this.#waiting = setTimeout(() => void this.#ask(asked), PATIENCE);
	}

	async #ask(asked: string): Promise<void> {
		const address = `/api/v1/boards/${this.#board}/reasons?${asked}`;
		const answer = await this.#fetch(address).then(
			(body) => ReasonsAnswer.safeParse(body).data,
			() => undefined
		);
		if (asked === this.#asked) this.#shown = answer?.reasons ?? [];
	}
}
