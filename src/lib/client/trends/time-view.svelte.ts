import { addDays, dayOf, instantOf, startOf, type Day } from '#lib/domain/day.ts';

/** From one moment to a later one, in milliseconds since 1970. */
interface Stretch {
	from: number;
	to: number;
}

/** Days from one to another; an open end is as far as there is anything to be seen. */
export interface Days {
	from: Day | null;
	to: Day | null;
}

/** The time that a reader has in sight: what the page was asked for; or, while they move through it, where they are. */
export class TimeView {
	readonly #asked: () => Stretch;
	readonly #reach: () => Stretch;
	readonly #ask: (days: Days) => Promise<void>;
	#moving = $state.raw<Stretch | null>(null);
	#turn = 0;

	/** `asked`: what the page shows. `reach`: all there is to be seen. `ask`: asks the page for other days. */
	constructor(given: {
		asked: () => Stretch;
		reach: () => Stretch;
		ask: (days: Days) => Promise<void>;
	}) {
		this.#asked = given.asked;
		this.#reach = given.reach;
		this.#ask = given.ask;
	}

	get span(): Stretch {
		return this.#moving ?? this.#asked();
	}

	get isMoving(): boolean {
		return this.#moving !== null;
	}

	/** The reader is on their way, and here by now. */
	move(span: Stretch): void {
		this.#moving = span;
		this.#turn += 1;
	}

	/** They stay where they are: the page is asked for these days, and shows them unless the reader has moved on meanwhile. */
	async rest(): Promise<void> {
		if (!this.#moving) return;
		const turn = this.#turn;
		await this.#ask(daysIn(this.#moving, this.#reach()));
		if (turn === this.#turn) this.#moving = null;
	}
}

const DAY = 86_400_000;

/** The whole days nearest to a stretch; an end near that of all there is stays open, so that it goes on as time does. */
export function daysIn({ from, to }: Stretch, reach: Stretch): Days {
	const first = dayOf(instantOf(from + DAY / 2));
	const end = dayOf(instantOf(to + DAY / 2));
	return {
		from: startOf(first) <= reach.from ? null : first,
		to: startOf(end) >= reach.to - DAY / 2 ? null : addDays(end, -1)
	};
}

/** Ways to move through time by a step. */
export const STEPS = ['closer', 'wider', 'earlier', 'later'] as const;
export type MoveStep = (typeof STEPS)[number];

/** Where a step leads, within all there is; `least`: what stays in sight, in milliseconds. */
export function stepped(
	span: Stretch,
	step: MoveStep,
	{ reach, least }: { reach: Stretch; least: number }
): Stretch {
	const length = span.to - span.from;
	const whole = reach.to - reach.from;
	const wanted = { closer: length / 2, wider: length * 2, earlier: length, later: length }[step];
	const next = Math.min(whole, Math.max(least, wanted));
	const shift = { closer: 0, wider: 0, earlier: -length / 2, later: length / 2 }[step];
	const start = (span.from + span.to - next) / 2 + shift;
	const from = Math.max(reach.from, Math.min(start, reach.to - next));
	return { from, to: from + next };
}
