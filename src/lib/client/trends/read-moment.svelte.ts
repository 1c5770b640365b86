import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';

/** What marks days on the page around it; none is marked in the present. */
export interface DayMark {
	day(): Day | null;
	today(): Day;
	/** Has another day marked. */
	set(day: Day | null): void;
}

/** The moment that a chart is read at: what the reader points at or has made to stay, else the end of the day that is marked. */
export class ReadMoment {
	readonly #mark: DayMark;
	#pointed = $state.raw<number | null>(null);
	#stopped = $state.raw<number | null>(null);

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
		return this.#pinned ?? this.#pointed;
	}

	get isPinned(): boolean {
		return this.#pinned !== null;
	}

	/** The reader points at a moment, or no longer at any. */
	point = (at: number | null): void => {
		this.#pointed = at;
	};

	/** Makes a moment stay, and marks its day; with null, lets it go. */
	pin = (at: number | null): void => {
		[this.#stopped, this.#pointed] = [at, null];
		if (at === null) return;
		const day = dayOf(instantOf(at));
		this.#mark.set(day < this.#mark.today() ? day : null);
	};

	/** It stays as long as its day is the marked one. */
	get #pinned(): number | null {
		if (this.#stopped === null) return null;
		const day = this.#mark.day() ?? this.#mark.today();
		return dayOf(instantOf(this.#stopped)) === day ? this.#stopped : null;
	}
}
