import type { Wakefulness } from '#lib/client/wall/awake.ts';
import type { Plan } from '#lib/client/wall/plan.ts';

/** What there is to remark of a wall. */
export interface Remarkable {
	plan: Plan;
	/** How far its clock is ahead of the server's, in minutes; null where it is about right. */
	minutes: number | null;
	wakefulness: Wakefulness;
	/** How long it has run, in ms. */
	age: number;
}

/** Whoever sets a wall up stands before it for about so long. */
const SETTING_UP = 60_000;

/** What a person near the wall should know of it; null where nothing is amiss. */
export function remarkOf({ plan, minutes, wakefulness, age }: Remarkable): string | null {
	if (minutes !== null) {
		const off = new Intl.NumberFormat('en-GB').format(Math.abs(minutes));
		return `This display’s clock is ${off} min ${minutes > 0 ? 'fast' : 'slow'}`;
	}
	if (!plan.readable) return 'This screen is too small to be read from where it is viewed';
	if (wakefulness === 'insecure' && age < SETTING_UP)
		return 'This browser keeps its screen awake only over HTTPS';
	return null;
}
