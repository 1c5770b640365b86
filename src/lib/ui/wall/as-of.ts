import type { Instant } from '#lib/domain/day.ts';
import type { ShownTruth } from '#lib/client/wall/truth.ts';
import type { Restoration } from '#lib/client/restoration.ts';

const DAY = 86_400_000;

/** What stands on a wall in each state of its link, and where it shows the past. */
export const LINK_WORDS = {
	live: 'Live',
	'catching-up': 'Catching up',
	stale: 'Stale',
	offline: 'Offline',
	past: 'Past'
} as const satisfies Record<ShownTruth['state'], string>;

/** The zone moments are told in: the device's own in a browser; a server does not know it and says UTC. */
export type Zone = 'device' | 'UTC';

/** `as of 14:02`, with its day once it is older than one. `now` is in milliseconds since 1970. */
export function asOfWords(at: Instant, now: number, zone: Zone): string {
	const old = now - Date.parse(at) > DAY;
	const words = new Date(at).toLocaleString('en-GB', {
		...(old ? { day: 'numeric', month: 'short' } : {}),
		hour: '2-digit',
		minute: '2-digit',
		...(zone === 'UTC' ? { timeZone: 'UTC' } : {})
	});
	return `as of ${words}${zone === 'UTC' ? ' UTC' : ''}`;
}

/** For so long a wall says that its board was restored, in ms. */
const SAID_FOR = 3_600_000;

/** That what the wall had shown is gone; null where nothing is, or it has been said for long enough. */
export function restoredWords(what: Restoration | null, now: number, zone: Zone): string | null {
	if (!what || now - what.heardAt > SAID_FOR) return null;
	return `Restored ${what.made ? asOfWords(what.made, now, zone) : 'anew'}: what came later is gone`;
}
