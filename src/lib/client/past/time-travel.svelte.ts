import { navigating } from '$app/state';
import { addDays, addMonths, type Day } from '#lib/domain/day.ts';

/** How far one second of playing goes. */
export type Pace = 'day' | 'week' | 'month';

/** The day that follows at a pace; by months, on the day of the month on which they began. */
export function dayAfter(day: Day, pace: Pace, begun: Day = day): Day {
	switch (pace) {
		case 'day':
			return addDays(day, 1);
		case 'week':
			return addDays(day, 7);
		case 'month':
			return addMonths(day, 1, begun);
		default:
			return pace satisfies never;
	}
}

const SECOND = 1000;

/** What travelling in time needs of the page around it. */
export interface Vehicle {
	/** Days that can be reached; the last is the present. */
	reach(): { first: Day; today: Day };
	/** The day that is shown. */
	shown(): Day;
	/** Shows a day; resolves when it is there. */
	show(day: Day): Promise<void>;
	pace(): Pace;
}

/**
 * Goes from day to day as fast as they can be shown: of what is asked for meanwhile, only the last counts. Whoever goes elsewhere
 * by another way is not led back.
 */
export class TimeTravel {
	readonly #vehicle: Vehicle;
	#wanted = $state.raw<Day | null>(null);
	#isGoing = false;
	#isPlaying = $state.raw(false);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(vehicle: Vehicle) {
		this.#vehicle = vehicle;
	}

	/** The day that is asked for, or else the one that is shown. */
	get day(): Day {
		return this.#wanted ?? this.#vehicle.shown();
	}

	get isPlaying(): boolean {
		return this.#isPlaying;
	}

	/** Shows a day; what plays stops. */
	to(day: Day): Promise<void> {
		this.pause();
		return this.#go(day);
	}

	/** Plays from the day that is shown, or from the first where it is the present, until the present is reached. */
	play(): void {
		if (this.#isPlaying) return;
		const { first, today } = this.#vehicle.reach();
		this.#isPlaying = true;
		if (this.day >= today) void this.#step(first, first);
		else this.#goFrom(this.day, this.day);
	}

	pause(): void {
		this.#isPlaying = false;
		clearTimeout(this.#timer);
	}

	/** `begun`: the day from which on it goes by months. */
	async #step(day: Day, begun: Day): Promise<void> {
		const { today } = this.#vehicle.reach();
		const asked = performance.now();
		await this.#go(day < today ? day : today);
		if (!this.#isPlaying) return;
		if (day >= today || this.#isLeft(day)) return this.pause();
		const left = Math.max(0, SECOND - (performance.now() - asked));
		this.#timer = setTimeout(() => this.#goOn(day, begun), left);
	}

	#goOn(from: Day, begun: Day): void {
		if (this.#isLeft(from)) this.pause();
		else this.#goFrom(from, begun);
	}

	#goFrom(from: Day, begun: Day): void {
		const pace = this.#vehicle.pace();
		const next = dayAfter(from, pace, begun);
		void this.#step(next, pace === 'month' ? begun : next);
	}

	/** Whether its reader is elsewhere than on the day that was shown last, or on their way there. */
	#isLeft(day: Day): boolean {
		return navigating.to !== null || this.#vehicle.shown() !== day;
	}

	async #go(day: Day): Promise<void> {
		if (!this.#isGoing && navigating.to) return;
		this.#wanted = day;
		if (this.#isGoing) return;
		this.#isGoing = true;
		try {
			for (let going: Day | null = null; this.#wanted !== going;) {
				going = this.#wanted;
				if (going === null) continue;
				await this.#vehicle.show(going);
				if (this.#isLeft(going)) break;
			}
		} finally {
			this.#isGoing = false;
			this.#wanted = null;
		}
	}
}
