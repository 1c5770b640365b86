import type { Plan } from '#lib/client/wall/plan.ts';

/** What a person near the wall should know of it; null where nothing is amiss. `minutes`: how far its clock is ahead. */
export function remarkOf(plan: Plan, minutes: number | null): string | null {
	if (minutes !== null) {
		const off = new Intl.NumberFormat('en-GB').format(Math.abs(minutes));
		return `This display's clock is ${off} min ${minutes > 0 ? 'fast' : 'slow'}`;
	}
	return plan.readable ? null : 'This screen is too small to be read from where it is viewed';
}
