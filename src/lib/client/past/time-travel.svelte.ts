import { navigating } from '$app/state';
import { addDays, addMonths, type Day } from '#lib/domain/day.ts';

/** How far one second of playing goes. */
export type Pace = 'day' | 'week' | 'month';

/** The day that follows at a pace. */
export function dayAfter(day: Day, pace: Pace): Day {
	switch (pace) {
		case 'day':
			return addDays(day, 1);
		case 'week':
			return addDays(day, 7);
		case 'month':
			return addMonths(day, 1);
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
		void this.#step(this.day >= today ? first : dayAfter(this.day, this.#vehicle.pace()));
	}

	pause(): void {
		this.#isPlaying = false;
		clearTimeout(this.#timer);
	}

	async #step(day: Day): Promise<void> {
		const { today } = this.#vehicle.reach();
		const begun = performance.now();
		await this.#go(day < today ? day : today);
		if (!this.#isPlaying) return;
		if (day >= today || this.#isLeft(day)) return this.pause();
		const left = Math.max(0, SECOND - (performance.now() - begun));
		this.#timer = setTimeout(() => this.#goOn(day), left);
	}

	#goOn(from: Day): void {
		if (this.#isLeft(from)) this.pause();
		else void this.#step(dayAfter(from, this.#vehicle.pace()));
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
