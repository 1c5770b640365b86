import type { IndexStep, Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Status } from '#lib/domain/status.ts';
import type { TrendsAnswer } from '#lib/protocol/trends.ts';
import type { ChangesListener } from '../confirmed.svelte.ts';
import { movesOf, type Move } from './moves.ts';

/** A turn of an issue to another status. */
interface Turn {
	at: number;
	status: Status | null;
}

/** The lines of a page of trends: as they were read, and what has moved since. */
export class TrendLines {
	readonly #read: () => TrendsAnswer;
	readonly #again: () => Promise<void>;
	#moves = $state.raw<readonly Move[]>([]);
	#reading = false;
	#outdated = false;
	readonly #fresh: readonly Move[];

	/** `read`: the lines as last read. `again`: reads them anew. */
	constructor(read: () => TrendsAnswer, again: () => Promise<void>) {
		this.#read = read;
		this.#again = again;
		this.#fresh = $derived(this.#moves.filter((move) => move.revision > this.#read().revision));
	}

	/** The index over time; it has moved by itself only where the lines go on until now. */
	get index(): IndexStep[] {
		const read = this.#read().index.map(([at, index]) => ({ at, index }));
		return [...read, ...this.#current.map(({ step: { at }, index }) => ({ at, index }))];
	}

	/** The chosen issues' steps, in the order in which they were chosen. */
	get lines(): { issue: Slug; steps: Step[] }[] {
		return this.#read().lines.map(({ issue, steps }) => ({
			issue,
			steps: [
				...steps.map(([at, tension, status]) => ({ at, tension, status })),
				...this.#of(issue)
			]
		}));
	}

	/** Every issue's statuses over time. */
	get ribbon(): { issue: Slug; turns: Turn[] }[] {
		return this.#read().ribbon.map(({ issue, turns }) => ({
			issue,
			turns: [...turns.map(([at, status]) => ({ at, status })), ...this.#of(issue)]
		}));
	}

	/** The revision of the last change that can have moved the lines of these issues. */
	revisionOf(issues: readonly Slug[]): number {
		const moves = this.#current.filter(({ issue }) => issues.includes(issue));
		return Math.max(this.#read().revision, ...moves.map(({ revision }) => revision));
	}

	/** Follows what is confirmed on the board: a listener for `LiveBoard.onChanges`. */
	follow: ChangesListener = (changes, before) => {
		const moves = changes.length > 0 ? movesOf(changes, before) : null;
		if (moves) this.#moves = [...this.#fresh, ...moves];
		else void this.readAgain();
	};

	/** Reads the lines anew; asked for again meanwhile, once more. Where that fails, the lines stay as they are. */
	async readAgain(): Promise<void> {
		this.#outdated = true;
		if (this.#reading) return;
		this.#reading = true;
		try {
			while (this.#outdated) {
				this.#outdated = false;
				await this.#again();
			}
		} finally {
			this.#reading = false;
		}
	}

	get #current(): readonly Move[] {
		return this.#read().untilNow ? this.#fresh : [];
	}

	#of(issue: Slug): Step[] {
		return this.#current.filter((move) => move.issue === issue).map(({ step }) => step);
	}
}
