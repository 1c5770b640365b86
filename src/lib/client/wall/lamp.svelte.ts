import type { Clock } from '#lib/client/clock.svelte.ts';
import { lightAt, type Light, type Schedule } from '#lib/domain/light.ts';

const MINUTE = 60_000;

/** How bright a screen is: by its schedule, or dark because somebody said so. */
export class Lamp {
	readonly #scheduled: Light;
	#blanked: boolean;

	constructor(schedule: () => Schedule, clock: Clock) {
		this.#blanked = $state.raw(false);
		const minute = $derived(Math.floor(clock.now / MINUTE) * MINUTE);
		this.#scheduled = $derived(lightAt(schedule(), minute, ownZone()));
	}

	get light(): Light {
		return this.#blanked ? 'blank' : this.#scheduled;
	}

	/** Dark until it is told otherwise, whatever the schedule says. */
	blank(blanked: boolean): void {
		this.#blanked = blanked;
	}
}

const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
