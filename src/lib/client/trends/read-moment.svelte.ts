import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';

/** What marks days on the page around it; none is marked in the present. */
export interface DayMark {
	day(): Day | null;
	today(): Day;
	/** The moment, of the marked day or today, that has been made to stay. */
	read(): number | null;
	/** Has another day marked, and a moment of it stay. */
	set(day: Day | null, read: number | null): Promise<void>;
}

/** The moment that a chart is read at: what the reader points at or has made to stay, else the end of the day that is marked. */
export class ReadMoment {
	readonly #mark: DayMark;
	#pointed = $state.raw<number | null>(null);

	constructor(mark: DayMark) {
		this.#mark = mark;
	}

	/** The moment, in milliseconds since 1970; null where the reader looks at none. */
	get at(): number | null {
		const day = this.#mark.day();
		return this.read ?? (day === null ? null : startOf(addDays(day, 1)) - 1);
	}

	/** What is read of the lines in full: not what a mark alone stands at. */
	get read(): number | null {
		return this.#mark.read() ?? this.#pointed;
	}

	get isPinned(): boolean {
		return this.#mark.read() !== null;
	}

	/** The reader points at a moment, or no longer at any. */
	point = (at: number | null): void => {
		this.#pointed = at;
	};

	/** Makes a moment stay, and marks its day; what the reader points at counts until it does. */
	async pin(at: number): Promise<void> {
		const pointed = this.#pointed;
		const day = dayOf(instantOf(at));
		await this.#mark.set(day < this.#mark.today() ? day : null, at);
		if (this.#pointed === pointed) this.#pointed = null;
	}

	/** Lets go of what stays. */
	async letGo(): Promise<void> {
		this.#pointed = null;
		if (this.isPinned) await this.#mark.set(this.#mark.day(), null);
	}
}
